import { expect, test } from "vitest";
import { programLines, readProgram } from "../../site_src/walkthrough/program";

const CODE = [
  ["import numpy", "a = 1", "", "b = 2"],
  ["", "c = 3"],
  ["a = 4", "d = 5"],
];

const lines = (program: string, current: number) =>
  programLines(readProgram(program), (step) => CODE[step] ?? [], current).map(
    ({ html, added }) => `${added ? "+" : " "}${html}`,
  );

test("the program has its lines in the order in which they run, and marks what the step brought", () => {
  expect(lines("0:1-1 2:1-1 0:3-4 1:1-2 2:2-2", 2)).toEqual([
    " import numpy",
    " ",
    "+a = 4",
    " ",
    " b = 2",
    " ",
    " c = 3",
    " ",
    "+d = 5",
  ]);
});

test("a first step is all new", () => {
  expect(lines("0:1-4", 0)).toEqual(["+import numpy", "+a = 1", "+", "+b = 2"]);
});

test("what is no program has no lines", () => {
  expect(lines("nonsense", 0)).toEqual([]);
});
