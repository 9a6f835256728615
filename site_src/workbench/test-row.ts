import { messages } from "#texts/workbench";
import { button, type Child, element } from "../dom/element";
import type { TestChoice } from "../sandbox/protocol";
import { renderDifference, showFirstWrong } from "./difference-view";
import { icon } from "./icon";
import { type CheckedSource, renderComplaint } from "./place";
import { renderCauses } from "./sentence";
import { renderTraceback } from "./traceback-view";
import type { PlannedTest, TestResult, TestStatus } from "./verdict";

export type RowStatus = TestStatus | "waiting" | "running";

/** What can be done about a test that failed. */
export interface RunAgain {
  run(choice: TestChoice): void;
  /** The address of the page with that test in it. */
  link(choice: TestChoice): string;
}

const text = messages.test;

function heading(test: PlannedTest | TestResult, status: RowStatus, durationMs: number | null): Child[] {
  return [
    icon(status),
    element(
      "span",
      { class: "wb-name" },
      element("span", {}, test.name),
      // A space, which takes no room where the line breaks.
      ...(test.hidden ? [" ", element("span", { class: "wb-hidden" }, text.hidden)] : []),
    ),
    element("span", { class: "wb-outcome" }, text.status[status]),
    durationMs === null ? null : element("span", { class: "wb-time" }, messages.duration(durationMs)),
  ];
}

/** The row of a test that has no result yet. */
export function renderPlannedRow(
  test: PlannedTest,
  status: "waiting" | "running" | "skipped",
): HTMLLIElement {
  return element(
    "li",
    { class: "wb-test", "data-test": test.name, "data-status": status },
    element("div", { class: "wb-test-head" }, ...heading(test, status, null)),
  );
}

/** The row of a test that is done; it opens to what there is to say, and to do. */
export function renderResultRow(
  result: TestResult,
  source: CheckedSource,
  open: boolean,
  again: RunAgain,
): HTMLLIElement {
  const details = [...renderDetails(result, source), renderAgain(result, again)].filter(
    (part) => part !== null,
  );
  const head = heading(result, result.status, result.durationMs);
  const row = element("li", { class: "wb-test", "data-test": result.name, "data-status": result.status });
  if (result.kind) row.dataset.kind = result.kind;
  if (details.length === 0) {
    row.append(element("div", { class: "wb-test-head" }, ...head));
    return row;
  }
  const disclosure = element(
    "details",
    {},
    element("summary", { class: "wb-test-head" }, ...head, icon("open")),
    element("div", { class: "wb-test-body" }, ...details),
  );
  disclosure.addEventListener("toggle", () => showFirstWrong(disclosure), { once: true });
  disclosure.open = open;
  row.append(disclosure);
  return row;
}

function renderDetails(result: TestResult, source: CheckedSource): Child[] {
  return [
    ...renderComplaint(result, source),
    renderCauses(result.hints),
    result.hidden && result.status !== "pass" && result.status !== "skipped"
      ? element("p", { class: "wb-aside" }, text.hiddenNote)
      : null,
    result.code
      ? labelled(result.seed === null ? text.calls : `${text.calls}, ${text.seed(result.seed)}`, result.code)
      : null,
    result.difference ? renderDifference(result.difference) : null,
    renderComparison(result),
    result.stdout ? labelled(text.printed, result.stdout) : null,
    result.truncated ? element("p", { class: "wb-aside" }, text.truncated) : null,
    result.traceback ? renderTraceback(result.traceback, source) : null,
  ];
}

/** Of a test that failed: the way to run it again alone, with the seed that it failed with. */
function renderAgain({ name, status, seed }: TestResult, again: RunAgain): HTMLElement | null {
  if (status === "pass" || status === "skipped") return null;
  const choice = { test: name, seed };
  return element(
    "p",
    { class: "wb-again" },
    button(text.again, "wb-button wb-alone", () => again.run(choice)),
    element("a", { class: "wb-link", href: again.link(choice) }, text.link),
  );
}

function renderComparison({ expected, got }: TestResult): HTMLElement | null {
  if (expected === null && got === null) return null;
  return element(
    "div",
    { class: "wb-comparison" },
    expected === null ? null : labelled(text.expected, expected, "wb-expected"),
    got === null ? null : labelled(text.got, got, "wb-got"),
  );
}

function labelled(label: string, content: string, className = ""): HTMLElement {
  return element(
    "figure",
    { class: `wb-figure ${className}`.trim() },
    element("figcaption", {}, label),
    element("pre", { class: "wb-code", tabindex: "0" }, content),
  );
}
