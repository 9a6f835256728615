// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from "vitest";
import { RunView } from "../../../site_src/workbench/run/run-view";
import { source } from "../samples";

let region: HTMLElement;
beforeEach(() => {
  region = document.createElement("section");
  vi.stubGlobal(
    "CSSStyleSheet",
    class {
      replaceSync() {}
    },
  );
  Object.defineProperty(document, "adoptedStyleSheets", { value: [], configurable: true });
});

const SVG = '<svg viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg"><path d="M 0 0"/></svg>';
const ABOUT = { title: "", panels: [] };

function shown(...written: [text: string, stream?: "stdout" | "stderr" | "stdin"][]): string {
  const view = new RunView(region, source(""));
  for (const [text, stream = "stdout"] of written) view.printed(text, stream);
  return region.querySelector(".wb-output")?.textContent ?? "";
}

const DONE = { error: null, tampered: null, durationMs: 3 };

test("shows what is printed as it comes, as text", () => {
  const view = new RunView(region, source(""));
  view.printed("<b>one</b>\n", "stdout");
  view.printed("two\n", "stdout");
  expect(region.querySelector("pre")?.textContent).toBe("<b>one</b>\ntwo\n");
});

test("cuts a flood, and says so once", () => {
  const view = new RunView(region, source(""));
  for (let block = 0; block < 100; block += 1) view.printed("x".repeat(4_096), "stdout");
  expect(region.querySelector("pre")?.textContent?.length).toBe(64_000);
  expect(region.querySelectorAll(".wb-warning")).toHaveLength(1);
});

test("code that prints nothing is told so", () => {
  const said = new RunView(region, source("")).concluded(DONE);
  expect(said).toContain("printed nothing");
});

test("an error is shown with its place", () => {
  const error = {
    part: "solution" as const,
    kind: "exception",
    message: "Line 1 raised NameError: x",
    hints: [],
    line: 1,
    column: 1,
    endColumn: 2,
    code: "x",
    traceback: "Traceback",
  };
  const said = new RunView(region, source("x")).concluded({ ...DONE, error });
  expect(said).toBe(`Your code raised an error. ${error.message}`);
  // Whatever the page is in, what Python says is in English.
  const marked = [...region.querySelectorAll<HTMLElement>("[lang]")].map((part) => part.textContent);
  expect(marked).toEqual(["Traceback"]);
  expect(region.querySelector<HTMLElement>("[lang]")?.lang).toBe("en");
  expect(region.querySelector("button")?.textContent).toBe("Line 1");
});

test.each([
  ["what returns to the start of its line writes over it", [["a long one\r"], ["two"]], "twoong one"],
  ["a progress bar stays one line", [["\r 10%"], ["\r 50%"], ["\r100%\n"], ["done\n"]], "100%\ndone\n"],
  ["Windows' ends of lines are ends of lines", [["a\r\nb\r"], ["\nc"]], "a\nb\nc"],
  ["another stream does not write over the first", [["ab\r"], ["x", "stderr"], ["y"]], "abxy"],
] as [string, [string, ("stderr" | "stdin")?][], string][])("%s", (_, written, expected) => {
  expect(shown(...written)).toBe(expected);
});

test("what goes to standard error, and what was read, is told apart", () => {
  shown(["out "], ["err ", "stderr"], ["in", "stdin"], ["out"]);
  const parts = [...region.querySelectorAll(".wb-output span")];
  expect(parts.map(({ className, textContent }) => [className, textContent])).toEqual([
    ["wb-stdout", "out "],
    ["wb-stderr", "err "],
    ["wb-stdin", "in"],
    ["wb-stdout", "out"],
  ]);
});

test("figures and values stand where they came", () => {
  const view = new RunView(region, source(""));
  view.printed("one\n", "stdout");
  view.drawn({ form: "svg", content: SVG, about: ABOUT });
  view.printed("two\n", "stdout");
  view.valued("array of shape (2,)");
  view.leftOut("large");
  const parts = [...(region.querySelector(".wb-transcript")?.children ?? [])];
  expect(parts.map(({ localName }) => localName)).toEqual(["pre", "figure", "pre", "figure", "p"]);
  expect(parts[3]?.textContent).toContain("array of shape (2,)");
  expect(view.concluded(DONE)).toBe("Finished in 3.0 ms");
});

test("a figure that is none is said to be missing", () => {
  new RunView(region, source("")).drawn({ form: "svg", content: "<script/>", about: ABOUT });
  expect(region.querySelector(".wb-transcript")?.textContent).toContain("cannot be read");
});

test("what was printed stays when the run is stopped", () => {
  const view = new RunView(region, source(""));
  view.printed("before\n", "stdout");
  view.ended("Stopped");
  expect(region.textContent).toContain("before");
  expect(region.textContent).toContain("Stopped");
});

test("a mistake in what was tried out has its place there, and its traceback leads to both", () => {
  const [solution, scratch] = [source("def f(): ..."), source("f(\n0)")];
  const traceback =
    'Traceback (most recent call last):\n  File "scratch.py", line 2, in <module>\n  File "solution.py", line 1, in f\nE';
  const error = {
    part: "scratch" as const,
    kind: "exception",
    message: "Line 2 of the scratch cell raised E",
    hints: [],
    line: 2,
    column: 1,
    endColumn: 2,
    code: "0)",
    traceback,
  };
  new RunView(region, { ...solution, scratch }).concluded({ ...DONE, error });
  for (const link of region.querySelectorAll<HTMLElement>(".wb-failure .wb-link")) link.click();
  expect(scratch.jumps).toEqual([
    [2, 1],
    [2, null],
  ]);
  expect(solution.jumps).toEqual([[1, null]]);
  expect(region.querySelector(".wb-traceback pre")?.textContent).toBe(traceback);
});
