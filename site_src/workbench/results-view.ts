import { element } from "../dom/element";
import type { CheckView } from "./check-view";
import { renderFailure } from "./failure-view";
import { icon } from "./icon";
import { messages } from "./messages";
import type { CheckedSource } from "./place";
import { renderSentence } from "./sentence";
import { renderPlannedRow, renderResultRow } from "./test-row";
import type { CheckPlan, TestResult, Verdict } from "./verdict";

type Outcome = "checking" | "pass" | "fail" | "error" | "stopped";

const BUBBLES = 9;

/** The results of one check, from its plan to its verdict. */
export class ResultsView implements CheckView {
  readonly #region: HTMLElement;
  readonly #source: CheckedSource;
  readonly #summary = element("div", { class: "wb-summary" });
  readonly #list = element("ol", { class: "wb-tests", role: "list" });
  #plan: CheckPlan = { tests: [], loadSeconds: 0 };
  #failureShown = false;

  constructor(region: HTMLElement, source: CheckedSource) {
    this.#region = region;
    this.#source = source;
  }

  planned(plan: CheckPlan): void {
    this.#plan = plan;
    this.#summarize("checking", messages.summary.checking);
    this.#list.replaceChildren(...plan.tests.map((test) => renderPlannedRow(test, "waiting")));
    this.#region.replaceChildren(this.#summary, this.#list);
  }

  started(test: number): void {
    const planned = this.#plan.tests[test];
    if (planned) this.#list.children[test]?.replaceWith(renderPlannedRow(planned, "running"));
  }

  finished(test: number, result: TestResult): void {
    const opens = result.status !== "pass" && result.message !== "" && !this.#failureShown;
    this.#failureShown ||= opens;
    this.#list.children[test]?.replaceWith(renderResultRow(result, this.#source, opens));
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
    this.#summarize(verdict.status, sentence, verdict.durationMs);
    this.#summary.after(
      ...(verdict.error ? [renderFailure(verdict.error, this.#source)] : []),
      ...(verdict.tampered
        ? [
            element(
              "p",
              { class: "wb-note wb-warning" },
              ...renderSentence(messages.tampered(verdict.tampered)),
            ),
          ]
        : []),
    );
    if (verdict.status === "pass") this.#celebrate();
    return verdict.error ? `${sentence}. ${verdict.error.message}` : sentence;
  }

  /** Shows that the check came to no end. */
  ended(reason: string): void {
    for (const row of this.#list.querySelectorAll("[data-status=running], [data-status=waiting]")) {
      const planned = this.#plan.tests[[...this.#list.children].indexOf(row)];
      if (planned) row.replaceWith(renderPlannedRow(planned, "waiting"));
    }
    this.#summarize("stopped", reason);
    if (!this.#summary.isConnected) this.#region.replaceChildren(this.#summary);
  }

  #summarize(outcome: Outcome, sentence: string, durationMs: number | null = null): void {
    this.#summary.dataset.outcome = outcome;
    const drawing = outcome === "checking" ? "running" : outcome === "stopped" ? "skipped" : outcome;
    this.#summary.replaceChildren(
      icon(drawing),
      element("p", {}, sentence),
      ...(durationMs === null ? [] : [element("span", { class: "wb-time" }, messages.duration(durationMs))]),
    );
  }

  /** A few bubbles rise, once; the style sheet keeps them still for those who want no motion. */
  #celebrate(): void {
    const bubbles = Array.from({ length: BUBBLES }, () => element("i"));
    this.#summary.append(element("span", { class: "wb-bubbles", "aria-hidden": "true" }, ...bubbles));
  }
}
