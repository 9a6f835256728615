import { expect, test } from "vitest";
import { checksLeft, readReveal } from "../../site_src/workbench/reveal";

test.each([
  [null, 0, false, 0],
  ["always", 0, false, 0],
  ["after-pass", 9, false, Number.POSITIVE_INFINITY],
  ["after-pass", 9, true, 0],
  ["after: 5", 0, false, 5],
  ["after: 5", 4, false, 1],
  ["after: 5", 5, false, 0],
  ["after: 5", 1, true, 0],
])("%s, after %d checks, solved: %s", (attribute, checks, solved, left) => {
  expect(checksLeft(readReveal(attribute), { solved, checks })).toBe(left);
});
