import { messages } from "#texts/workbench";
import { element } from "../dom/element";
import type { CheckView } from "./check-view";
import { renderFailure } from "./failure-view";
import type { CheckedSource } from "./place";
import { spoken } from "./spoken";
import { Summary } from "./summary";
import { renderTampering } from "./tampering-view";
import { TestList } from "./test-list";
import type { RunAgain } from "./test-row";
import type { CheckPlan, TestResult, Verdict } from "./verdict";

const BUBBLES = 9;

/** The results of one check, from its plan to its verdict. */
export class ResultsView implements CheckView {
  readonly tests: TestList;
  readonly #region: HTMLElement;
  readonly #source: CheckedSource;
  readonly #summary = new Summary();
  #failureShown = false;

  constructor(region: HTMLElement, source: CheckedSource, again: RunAgain) {
    this.#region = region;
    this.#source = source;
    this.tests = new TestList(again);
  }

  planned(plan: CheckPlan): void {
    this.tests.plan(plan);
    this.#summary.show("checking", messages.summary.checking);
    this.#region.replaceChildren(this.#summary.element, this.tests.element);
  }

  started(test: number): void {
    this.tests.started(test);
  }

  finished(test: number, result: TestResult): void {
    const opens = result.status !== "pass" && result.message !== "" && !this.#failureShown;
    this.#failureShown ||= opens;
    this.tests.finished(test, result, this.#source, opens);
  }

  /** Shows how the check ended, and gives the sentence that says so. */
  concluded(verdict: Verdict): string {
    verdict.tests.forEach((result, index) => {
      if (result.status === "skipped") this.finished(index, result);
    });
    const total = verdict.tests.length;
    const passed = verdict.tests.filter((test) => test.status === "pass").length;
    const sentence =
      verdict.status === "pass"
        ? messages.summary.passed(total)
        : verdict.status === "error" && passed === 0
          ? messages.summary.notLoaded
          : messages.summary.failed(passed, total);
    this.#summary.show(verdict.status, sentence, verdict.status, verdict.durationMs);
    this.#summary.element.after(
      ...(verdict.error ? [renderFailure(verdict.error, this.#source)] : []),
      ...renderTampering(verdict),
    );
    if (verdict.status === "pass") this.#celebrate();
    return spoken(sentence, verdict.error);
  }

  /** Shows that the check came to no end. */
  ended(reason: string): void {
    this.tests.takeBack();
    this.#summary.show("stopped", reason);
    if (!this.#summary.element.isConnected) this.#region.replaceChildren(this.#summary.element);
  }

  /** A few bubbles rise, once; the style sheet keeps them still for those who want no motion. */
  #celebrate(): void {
    const bubbles = Array.from({ length: BUBBLES }, () => element("i"));
    this.#summary.element.append(element("span", { class: "wb-bubbles", "aria-hidden": "true" }, ...bubbles));
  }
}
