import { expect, test } from "vitest";
import { ordered } from "../../site_src/filters/order";
import { FIELDS, ITEMS, item } from "./samples";

test.each([
  ["date-desc", [2, 0, 1, 3]],
  ["date-asc", [3, 1, 0, 2]],
  ["salary-desc", [3, 0, 1, 2]],
  ["salary-asc", [1, 0, 3, 2]],
  ["seniority-asc", [1, 2, 0, 3]],
  ["", [0, 1, 2, 3]],
  ["nonsense", [0, 1, 2, 3]],
])("orders by %s: what lacks the attribute comes last, and equals stay as they were", (order, expected) => {
  expect(ordered(ITEMS, order, FIELDS)).toEqual(expected);
});

test("texts go by the alphabet and their numbers by size", () => {
  const items = ["Part 10", "éclair", "part 9", "Zeta", "eclipse"].map((title) => item({ title }));
  expect(ordered(items, "title-asc", FIELDS)).toEqual([1, 4, 2, 0, 3]);
});
