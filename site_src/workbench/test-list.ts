import { element } from "../dom/element";
import type { CheckedSource } from "./place";
import { type RunAgain, renderPlannedRow, renderResultRow } from "./test-row";
import { renderTimes } from "./times-view";
import type { CheckPlan, TestResult, TimeComparison } from "./verdict";

/** The rows of a problem's tests, each with the last that is known of it. */
export class TestList {
  readonly element = element("ol", { class: "wb-tests", role: "list" });
  readonly #again: RunAgain;
  /** What makes the row of a test anew. */
  readonly #known = new Map<number, () => HTMLLIElement>();
  #plan: CheckPlan | null = null;

  constructor(again: RunAgain) {
    this.#again = again;
  }

  /** Whether there are rows. */
  get isPlanned(): boolean {
    return this.#plan !== null;
  }

  plan(plan: CheckPlan, status: "waiting" | "skipped" = "waiting"): void {
    this.#plan = plan;
    this.#known.clear();
    this.element.replaceChildren(...plan.tests.map((test) => renderPlannedRow(test, status)));
  }

  started(test: number): void {
    const planned = this.#plan?.tests[test];
    if (planned) this.#put(test, renderPlannedRow(planned, "running"));
  }

  finished(test: number, result: TestResult, source: CheckedSource, open: boolean): void {
    const render = () => renderResultRow(result, source, open, this.#again);
    this.#known.set(test, render);
    this.#put(test, render());
  }

  /** Says below a test's row how long its call takes. */
  timed(test: number, times: TimeComparison): void {
    this.element.children[test]?.append(renderTimes(times));
  }

  /** Shows again what was known of the tests that have come to no end. */
  takeBack(): void {
    this.#plan?.tests.forEach((planned, test) => {
      if (this.element.children[test]?.matches("[data-status=running], [data-status=waiting]"))
        this.#put(test, this.#known.get(test)?.() ?? renderPlannedRow(planned, "skipped"));
    });
  }

  /** Puts the focus on the row of a test. */
  focus(test: number): void {
    const row = this.element.children[test];
    if (!(row instanceof HTMLElement)) return;
    row.tabIndex = -1;
    const target = row.querySelector<HTMLElement>(".wb-alone") ?? row.querySelector("summary") ?? row;
    target.focus({ preventScroll: true });
  }

  #put(test: number, row: HTMLLIElement): void {
    this.element.children[test]?.replaceWith(row);
  }
}
