// @vitest-environment jsdom
import { expect, test } from "vitest";
import { renderDifference } from "../../site_src/workbench/difference-view";
import type { Difference } from "../../site_src/workbench/verdict";

const HOSTILE = '<img src=x onerror="alert(1)">';
const right = (number: string) => ({ got: number, want: number, wrong: false });
const wrong = (got: string, want: string) => ({ got, want, wrong: true });

const SLAB: Difference = {
  of: "result[2]",
  rows: ["0", "…", "9"],
  columns: ["0", "1", "…", "7"],
  cells: [
    [right("1.0"), wrong("nan", "2.5"), null, right("3.0")],
    [null, null, null, null],
    [right("4.0"), right("5.0"), null, wrong("-6.0", "6.0")],
  ],
};
const ROW: Difference = {
  of: "result",
  rows: [""],
  columns: ["0", "1"],
  cells: [[right("1"), wrong("3", "2")]],
};

const texts = (elements: Iterable<Element>) => [...elements].map(({ textContent }) => textContent);

test("is a table whose rows and columns are headed by their indices", () => {
  const shown = renderDifference(SLAB);
  expect(texts(shown.querySelectorAll("thead th[scope=col]"))).toEqual(["0", "1", "…", "7"]);
  expect(texts(shown.querySelectorAll("tbody th[scope=row]"))).toEqual(["0", "…", "9"]);
  expect(shown.querySelectorAll("tbody td")).toHaveLength(12);
  expect(shown.querySelector("figcaption")?.textContent).toContain(
    "Around the first difference in result[2]",
  );
});

test("says of wrong cells that they are wrong, and what is wanted, to those who do not see", () => {
  const cells = texts(renderDifference(SLAB).querySelectorAll(".wb-wrong"));
  expect(cells).toEqual(["wrong: nan, wanted: 2.5", "wrong: -6.0, wanted: 6.0"]);
});

test("marks wrong cells by more than colour", () => {
  for (const cell of renderDifference(SLAB).querySelectorAll(".wb-wrong")) {
    expect(cell.querySelector("b svg.wb-icon-fail")).not.toBeNull();
    expect(cell.querySelector("span svg.wb-icon-pass")).not.toBeNull();
  }
});

test("shows a right cell once", () => {
  const [first] = renderDifference(SLAB).querySelectorAll("tbody td");
  expect(first?.textContent).toBe("1.0");
});

test("says that something is left out", () => {
  expect(texts(renderDifference(SLAB).querySelectorAll(".wb-elided"))[0]).toBe("…left out");
});

test("one dimension is a row without a head", () => {
  const shown = renderDifference(ROW);
  expect(shown.querySelectorAll("tbody th, thead td")).toHaveLength(0);
  expect(texts(shown.querySelectorAll("td"))).toEqual(["1", "wrong: 3, wanted: 2"]);
  expect(shown.querySelector("figcaption code")).toBeNull();
});

test("can be reached and scrolled by the keyboard, under a name", () => {
  const group = renderDifference(SLAB).querySelector("[role=group]");
  expect(group?.getAttribute("tabindex")).toBe("0");
  expect(group?.getAttribute("aria-label")).toBe("Around the first difference");
});

test("what readers' code says stays text", () => {
  const cells = [[wrong(HOSTILE, HOSTILE)]];
  const shown = renderDifference({ of: HOSTILE, rows: [HOSTILE], columns: [HOSTILE], cells });
  expect(shown.querySelector("img")).toBeNull();
  expect(shown.textContent?.split(HOSTILE)).toHaveLength(6);
});
