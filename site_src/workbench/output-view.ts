import { messages } from "#texts/workbench";
import { type Child, element } from "../dom/element";
import { renderFailure } from "./failure-view";
import { icon } from "./icon";
import type { CheckedSource } from "./place";
import { spoken } from "./spoken";
import { renderTampering } from "./tampering-view";
import type { RunOutcome } from "./verdict";

/** More than anyone reads, and little enough for any page to lay out. */
const LONGEST_OUTPUT = 64_000;

/** What one run prints, as it prints it, and how it ended. */
export class OutputView {
  readonly #source: CheckedSource;
  readonly #summary = element("div", { class: "wb-summary", "data-outcome": "checking" });
  readonly #text = element("pre", {
    class: "wb-code wb-output",
    tabindex: "0",
    "aria-label": messages.output,
  });
  #length = 0;

  constructor(region: HTMLElement, source: CheckedSource) {
    this.#source = source;
    this.#say("running", messages.status.running);
    this.#text.hidden = true;
    region.replaceChildren(this.#summary, this.#text);
  }

  printed(text: string): void {
    if (this.#length >= LONGEST_OUTPUT) return;
    const follows = this.#text.scrollTop + this.#text.clientHeight >= this.#text.scrollHeight - 8;
    const shown = text.slice(0, LONGEST_OUTPUT - this.#length);
    this.#length += shown.length;
    this.#text.hidden = false;
    this.#text.append(shown);
    if (this.#length >= LONGEST_OUTPUT) {
      this.#text.after(element("p", { class: "wb-note wb-warning" }, messages.run.cut));
    }
    if (follows) this.#text.scrollTop = this.#text.scrollHeight;
  }

  /** Shows how the run ended, and gives the sentence that says so. */
  concluded(outcome: RunOutcome): readonly Child[] {
    this.#text.after(...renderTampering(outcome));
    if (outcome.error) {
      this.#summary.dataset.outcome = "error";
      this.#say("error", messages.run.failed);
      this.#text.after(renderFailure(outcome.error, this.#source));
      return spoken(messages.run.failed, outcome.error);
    }
    this.#summary.dataset.outcome = "done";
    const finished =
      outcome.durationMs === null
        ? messages.actions.run
        : messages.run.finished(messages.duration(outcome.durationMs));
    const sentence = this.#length === 0 ? messages.run.none : finished;
    this.#say("pass", sentence);
    return [sentence];
  }

  ended(reason: string): void {
    this.#summary.dataset.outcome = "stopped";
    this.#say("skipped", reason);
  }

  #say(drawing: "running" | "pass" | "error" | "skipped", sentence: string): void {
    this.#summary.replaceChildren(icon(drawing), element("p", {}, sentence));
  }
}
