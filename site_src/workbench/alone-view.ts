import { messages } from "#texts/workbench";
import { element } from "../dom/element";
import type { TestChoice } from "../sandbox/protocol";
import type { CheckView } from "./check-view";
import { renderFailure } from "./failure-view";
import type { CheckedSource } from "./place";
import { spoken } from "./spoken";
import { Summary } from "./summary";
import { renderTampering } from "./tampering-view";
import type { TestList } from "./test-list";
import type { CheckPlan, TestResult, Verdict } from "./verdict";

const text = messages.alone;

/** One test that is run again alone: its row is the only one that changes. */
export class AloneView implements CheckView {
  /** The rows of the last full check, or rows without results. */
  readonly tests: TestList;
  readonly #region: HTMLElement;
  readonly #choice: TestChoice;
  readonly #source: CheckedSource;
  readonly #summary = new Summary();
  readonly #othersKnown: boolean;
  #place = -1;

  constructor(region: HTMLElement, tests: TestList, choice: TestChoice, source: CheckedSource) {
    this.#region = region;
    this.tests = tests;
    this.#choice = choice;
    this.#source = source;
    this.#othersKnown = tests.isPlanned;
  }

  planned(plan: CheckPlan): void {
    if (!this.#othersKnown) this.tests.plan(plan, "skipped");
    this.#place = plan.tests.findIndex(({ name }) => name === this.#choice.test);
    this.#summary.show("checking", text.running);
    const focused = this.tests.element.contains(document.activeElement);
    this.#region.replaceChildren(this.#summary.element, this.tests.element);
    // The row that has the focus is about to be put anew: until then, the results keep it.
    this.#region.tabIndex = -1;
    if (focused) this.#region.focus({ preventScroll: true });
  }

  started(test: number): void {
    this.tests.started(test);
  }

  finished(test: number, result: TestResult): void {
    this.tests.finished(test, result, this.#source, true);
  }

  concluded(verdict: Verdict): string {
    const { test, seed } = this.#choice;
    const result = verdict.tests[this.#place];
    const status = verdict.error ? "error" : result?.status === "pass" ? "pass" : "fail";
    const sentence = !result
      ? text.gone(test)
      : verdict.error
        ? messages.summary.notLoaded
        : status === "pass"
          ? text.passed(test, seed)
          : text.failed(test, seed);
    this.#summary.show(result ? "alone" : "stopped", sentence, result ? status : "skipped");
    this.#summary.element.after(
      ...(verdict.error ? [renderFailure(verdict.error, this.#source)] : []),
      ...renderTampering(verdict),
      element("p", { class: "wb-note" }, this.#othersKnown ? text.others : text.noOthers),
    );
    if (document.activeElement === this.#region) this.tests.focus(this.#place);
    return spoken(sentence, verdict.error);
  }

  ended(reason: string): void {
    this.tests.takeBack();
    this.#summary.show("stopped", reason);
    if (!this.#summary.element.isConnected) this.#region.replaceChildren(this.#summary.element);
  }
}
