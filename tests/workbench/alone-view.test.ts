// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import { AloneView } from "../../site_src/workbench/alone-view";
import { ResultsView } from "../../site_src/workbench/results-view";
import { TestList } from "../../site_src/workbench/test-list";
import { assembleVerdict, type CheckOutcome, type TestResult } from "../../site_src/workbench/verdict";
import { AGAIN, plan, result, source } from "./samples";

const PLAN = plan("first", "second", "third");
const QUIET: CheckOutcome = { error: null, tampered: null, durationMs: 18.4 };
const FAILED = result({ name: "second", status: "fail", message: "Wrong.", seed: 13 });
const CHOICE = { test: "second", seed: 13 };

let region: HTMLElement;
let tests: TestList;
beforeEach(() => {
  region = document.createElement("section");
  document.body.replaceChildren(region);
  const view = new ResultsView(region, source(""), AGAIN);
  view.planned(PLAN);
  const results = [
    result({ name: "first" }),
    FAILED,
    result({ name: "third", status: "error", message: "m" }),
  ];
  for (const [index, each] of results.entries()) view.finished(index, each);
  view.concluded(assembleVerdict(PLAN, new Map(results.entries()), QUIET, ""));
  tests = view.tests;
});

function runAlone(outcome: TestResult | null, rows = tests, choice = CHOICE, ending = QUIET): string {
  const view = new AloneView(region, rows, choice, source("x"));
  view.planned(PLAN);
  if (outcome) {
    view.started(1);
    view.finished(1, outcome);
  }
  const verdict = assembleVerdict(PLAN, new Map(outcome ? [[1, outcome]] : []), ending, "Not run.");
  return view.concluded(verdict);
}

const statuses = () => [...region.querySelectorAll<HTMLElement>("li")].map(({ dataset }) => dataset.status);
const outcome = () => region.querySelector<HTMLElement>(".wb-summary")?.dataset.outcome;

test("only the row of the test changes, and that the others are older is said", () => {
  expect(runAlone(result({ name: "second" }))).toBe("“second” passes now with seed 13");
  expect(statuses()).toEqual(["pass", "pass", "error"]);
  expect(region.textContent).toContain("The other results are those of the last full check.");
});

test("it never looks like a solved problem", () => {
  runAlone(result({ name: "second" }));
  expect(outcome()).toBe("alone");
  expect(region.querySelector(".wb-bubbles")).toBeNull();
});

test("a test that fails again opens to why", () => {
  expect(runAlone({ ...FAILED, message: "Still wrong." })).toBe("“second” does not pass with seed 13");
  expect(region.querySelector("details")?.open).toBe(true);
  expect(region.textContent).toContain("Still wrong.");
});

test("before any check the others have not been run", () => {
  runAlone(FAILED, new TestList(AGAIN));
  expect(statuses()).toEqual(["skipped", "fail", "skipped"]);
  expect(region.textContent).toContain("Check runs all of them.");
});

test("of a test that is not there any more nothing is run, and that is said", () => {
  expect(runAlone(null, new TestList(AGAIN), { test: "gone", seed: 1 })).toContain("no test “gone” any more");
  expect(outcome()).toBe("stopped");
});

test("says why the code could not be loaded, and keeps the rows", () => {
  const error = {
    part: "solution" as const,
    kind: "k",
    message: "Line 1 raised",
    hints: [],
    line: null,
    column: null,
    endColumn: null,
  };
  const ending = { ...QUIET, error: { ...error, code: null, traceback: null } };
  expect(runAlone(null, tests, CHOICE, ending)).toContain(
    "could not be loaded, so no test ran. Line 1 raised",
  );
  expect(region.querySelector(".wb-failure")?.textContent).toContain("Line 1 raised");
  expect(statuses()).toEqual(["pass", "fail", "error"]);
});

test("a run that is stopped brings the row's result back", () => {
  const view = new AloneView(region, tests, CHOICE, source(""));
  view.planned(PLAN);
  view.started(1);
  expect(statuses()).toEqual(["pass", "running", "error"]);
  view.ended("Stopped");
  expect(statuses()).toEqual(["pass", "fail", "error"]);
  expect(region.textContent).toContain("Stopped");
});

test("the focus comes back to the row from which the test was run", () => {
  const button = region.querySelectorAll<HTMLElement>(".wb-alone")[0];
  button?.focus();
  runAlone({ ...FAILED, message: "Still wrong." });
  expect(document.activeElement?.textContent).toBe("Run this test alone");
  runAlone(result({ name: "second" }));
  expect(document.activeElement?.closest("li")?.dataset.test).toBe("second");
});

test("the focus stays where the reader has moved it", () => {
  const elsewhere = document.createElement("button");
  document.body.append(elsewhere);
  region.querySelector<HTMLElement>(".wb-alone")?.focus();
  const view = new AloneView(region, tests, CHOICE, source(""));
  view.planned(PLAN);
  elsewhere.focus();
  view.started(1);
  view.finished(1, FAILED);
  view.concluded(assembleVerdict(PLAN, new Map([[1, FAILED]]), QUIET, ""));
  expect(document.activeElement).toBe(elsewhere);
});
