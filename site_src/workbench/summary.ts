import { messages } from "#texts/workbench";
import { element } from "../dom/element";
import { type IconName, icon } from "./icon";

export type Outcome = "checking" | "pass" | "fail" | "error" | "stopped" | "alone" | "done";

const DRAWINGS: Readonly<Record<Outcome, IconName>> = {
  checking: "running",
  pass: "pass",
  fail: "fail",
  error: "error",
  stopped: "skipped",
  alone: "skipped",
  done: "pass",
};

/** The line above the tests that says how they went. */
export class Summary {
  readonly element = element("div", { class: "wb-summary" });

  show(
    outcome: Outcome,
    sentence: string,
    drawing: IconName = DRAWINGS[outcome],
    durationMs: number | null = null,
  ): void {
    this.element.dataset.outcome = outcome;
    this.element.replaceChildren(
      icon(drawing),
      element("p", {}, sentence),
      ...(durationMs === null ? [] : [element("span", { class: "wb-time" }, messages.duration(durationMs))]),
    );
  }
}
