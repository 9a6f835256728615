// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from "vitest";
import { ResultsView } from "../../site_src/workbench/results-view";
import { assembleVerdict, type CheckOutcome, type TestResult } from "../../site_src/workbench/verdict";
import { AGAIN, plan, result, source } from "./samples";

const HOSTILE = '<img src=x onerror="alert(1)"><script>alert(2)</script>';
const QUIET: CheckOutcome = { error: null, tampered: null, durationMs: 18.4 };

let region: HTMLElement;
beforeEach(() => {
  region = document.createElement("section");
  document.body.replaceChildren(region);
});

function show(
  results: readonly TestResult[],
  outcome: CheckOutcome = QUIET,
  code = source("a\nb\n    return x"),
) {
  const planned = { ...plan(...results.map(({ name }) => name)) };
  const view = new ResultsView(region, code, AGAIN);
  view.planned(planned);
  results.forEach((each, index) => {
    view.started(index);
    view.finished(index, each);
  });
  const verdict = assembleVerdict(planned, new Map(results.entries()), outcome, "Not run.");
  const said = view.concluded(verdict);
  return { said, code, rows: [...region.querySelectorAll<HTMLElement>("li[data-test]")] };
}

test("has a row for each test, in order, from the plan on", () => {
  const view = new ResultsView(region, source(""), AGAIN);
  view.planned(plan("first", "second"));
  view.started(0);
  const rows = [...region.querySelectorAll<HTMLElement>("li")];
  expect(rows.map(({ dataset }) => [dataset.test, dataset.status])).toEqual([
    ["first", "running"],
    ["second", "waiting"],
  ]);
});

test("opens the first failure and no other", () => {
  const failed = result({ status: "fail", message: "Wrong." });
  const { rows } = show([result({ code: "f()" }), failed, failed]);
  expect(rows.map((row) => row.querySelector("details")?.open)).toEqual([false, true, false]);
});

test.each([
  [[result(), result()], "All 2 tests pass", "pass"],
  [[result(), result({ status: "fail", message: "m" })], "1 of 2 tests pass", "fail"],
  [[result({ status: "timeout", message: "m" })], "The test does not pass", "fail"],
])("sums up %#", (results, sentence, outcome) => {
  expect(show(results).said).toBe(sentence);
  expect(region.querySelector<HTMLElement>(".wb-summary")?.dataset.outcome).toBe(outcome);
});

test("what readers' code says stays text, wherever it is shown", () => {
  const hostile = result({
    name: HOSTILE,
    status: "fail",
    kind: HOSTILE,
    message: HOSTILE,
    hints: [`\`${HOSTILE}\``],
    line: 1,
    code: HOSTILE,
    expected: HOSTILE,
    got: HOSTILE,
    stdout: HOSTILE,
    traceback: HOSTILE,
  });
  const error = {
    part: "solution" as const,
    kind: "exception",
    message: HOSTILE,
    hints: [],
    line: 1,
    column: 1,
    endColumn: 3,
    code: HOSTILE,
    traceback: HOSTILE,
  };
  show([hostile], { error, tampered: HOSTILE, durationMs: 1 }, source(HOSTILE));
  expect(region.querySelector("img, script")).toBeNull();
  expect(region.textContent?.split(HOSTILE).length).toBeGreaterThan(9);
});

test("the line in a message is a button that goes there", () => {
  const failed = result({ status: "error", message: "Line 3 raised ValueError: no", line: 3, column: 5 });
  const { rows, code } = show([failed]);
  const link = rows[0]?.querySelector("button");
  expect(link?.textContent).toBe("Line 3");
  expect(rows[0]?.querySelector(".wb-message")?.textContent).toBe("Line 3 raised ValueError: no");
  expect(rows[0]?.querySelector("pre")?.textContent).toBe("return x");
  link?.click();
  expect(code.jumps).toEqual([[3, 5]]);
});

test("the place of an exception is underlined to its end", () => {
  const failed = result({ status: "error", message: "Line 3 raised", line: 3, column: 5, endColumn: 11 });
  expect(show([failed]).rows[0]?.querySelector("pre")?.textContent).toBe("return x\n^^^^^^");
});

test("a message that names no line gets the button behind it", () => {
  const { rows } = show([result({ status: "fail", message: "Too much output.", line: 2 })]);
  expect(rows[0]?.querySelector("button")?.textContent).toBe("line 2");
});

test("a line that the code does not have is not offered", () => {
  const { rows } = show([result({ status: "fail", message: "Line 99 raised", line: 99 })]);
  expect(rows[0]?.querySelector("button.wb-link")).toBeNull();
});

test("a caret stands under the place where loading failed", () => {
  const error = {
    part: "solution" as const,
    kind: "syntax-error",
    message: "no",
    hints: [],
    line: 3,
    column: 12,
    endColumn: 13,
    code: "",
    traceback: null,
  };
  show([result()], { ...QUIET, error });
  expect(region.querySelector(".wb-failure pre")?.textContent).toBe("return x\n       ^");
});

test("a hidden test says that it is hidden, and shows no code", () => {
  const { rows } = show([result({ hidden: true, status: "fail", message: "Wrong shape." })]);
  expect(rows[0]?.textContent).toContain("hidden test");
  expect(rows[0]?.querySelector("pre")).toBeNull();
});

test("expected and got stand side by side, under their names", () => {
  const { rows } = show([result({ status: "fail", message: "m", expected: "[1, 2]", got: "[2, 1]" })]);
  const figures = [...(rows[0]?.querySelectorAll(".wb-comparison figure") ?? [])];
  expect(figures.map((figure) => figure.textContent)).toEqual(["Expected[1, 2]", "Got[2, 1]"]);
});

test("the table of a difference stands before the whole values", () => {
  const cells = [[{ got: "2", want: "1", wrong: true }]];
  const difference = { of: "result", rows: [""], columns: ["0"], cells };
  const { rows } = show([result({ status: "fail", message: "m", expected: "[1]", got: "[2]", difference })]);
  const figures = [...(rows[0]?.querySelectorAll("figure") ?? [])].map(({ className }) => className);
  expect(figures).toEqual(["wb-figure wb-difference", "wb-figure wb-expected", "wb-figure wb-got"]);
});

test("a test that failed can be run again alone, with its seed, and linked to", () => {
  const run = vi.fn();
  const view = new ResultsView(region, source(""), { run, link: ({ test, seed }) => `#${test}/${seed}` });
  view.planned(plan("first", "second", "third"));
  view.finished(0, result({ name: "first", code: "f()" }));
  view.finished(1, result({ name: "second", status: "fail", message: "m", seed: 13 }));
  view.finished(2, result({ name: "third", status: "timeout", message: "m" }));
  const rows = [...region.querySelectorAll<HTMLElement>("li[data-test]")];
  const buttons = rows.map((row) => row.querySelector<HTMLButtonElement>(".wb-alone"));
  expect(buttons.map((button) => button?.textContent)).toEqual([
    undefined,
    "Run this test alone",
    "Run this test alone",
  ]);
  for (const button of buttons) button?.click();
  expect(run.mock.calls).toEqual([[{ test: "second", seed: 13 }], [{ test: "third", seed: null }]]);
  expect(rows[1]?.querySelector("a")?.getAttribute("href")).toBe("#second/13");
});

test("a check that is stopped keeps the results that it had", () => {
  const view = new ResultsView(region, source(""), AGAIN);
  view.planned(plan("first", "second"));
  view.finished(0, result({ name: "first" }));
  view.started(1);
  view.ended("Stopped");
  const rows = [...region.querySelectorAll<HTMLElement>("li")];
  expect(rows.map(({ dataset }) => dataset.status)).toEqual(["pass", "skipped"]);
  expect(region.textContent).toContain("Stopped");
});
