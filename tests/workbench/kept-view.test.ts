// @vitest-environment jsdom
import { expect, test } from "vitest";
import { KeptView } from "../../site_src/workbench/kept-view";
import { ResultsView } from "../../site_src/workbench/results-view";
import { assembleVerdict } from "../../site_src/workbench/verdict";
import { AGAIN, plan, result, source } from "./samples";

const PLAN = plan("small", "large");
const RESULTS = [result({ name: "small" }), result({ name: "large", status: "fail", message: "Wrong." })];
const VERDICT = assembleVerdict(
  PLAN,
  new Map(RESULTS.entries()),
  { error: null, tampered: null, durationMs: 2 },
  "Not run.",
);

function show(View: typeof KeptView | typeof ResultsView): HTMLElement {
  const region = document.createElement("section");
  const view = new View(region, source(""), AGAIN);
  view.planned(PLAN);
  RESULTS.forEach((each, index) => {
    view.started(index);
    view.finished(index, each);
  });
  view.concluded(VERDICT);
  return region;
}

test("in an assessment an answer is kept, and nothing says how good it is", () => {
  const region = show(KeptView);
  expect(region.textContent).toContain("Answer kept");
  expect(region.textContent).not.toMatch(/pass|fail|small|large|wrong|\d/i);
  expect(region.querySelector("[data-test], [data-status], [data-outcome]")).toBeNull();
});

test("outside of one, the same check shows its results", () => {
  expect(show(ResultsView).querySelectorAll("[data-test]")).toHaveLength(2);
});
