import { messages as runMessages } from "#texts/run";
import { messages } from "#texts/workbench";
import { adoptStyles } from "../../dom/styles";
import type { Figure, LeftOut } from "../../figures/figure";
import { renderFailure } from "../failure-view";
import type { CheckedSource } from "../place";
import { spoken } from "../spoken";
import { Summary } from "../summary";
import { renderTampering } from "../tampering-view";
import type { RunOutcome, Stream } from "../verdict";
import styles from "./run.css?inline";
import { Transcript } from "./transcript";

/** One run: what comes of it, as it comes, and how it ended. */
export class RunView {
  readonly #source: CheckedSource;
  readonly #summary = new Summary();
  readonly #transcript = new Transcript();

  constructor(region: HTMLElement, source: CheckedSource) {
    adoptStyles(styles);
    this.#source = source;
    this.#summary.show("checking", messages.status.running);
    region.replaceChildren(this.#summary.element, this.#transcript.element);
  }

  printed(text: string, stream: Stream): void {
    this.#transcript.printed(text, stream);
  }

  drawn(figure: Figure): void {
    this.#transcript.drawn(figure);
  }

  leftOut(why: LeftOut): void {
    this.#transcript.leftOut(why);
  }

  valued(text: string): void {
    this.#transcript.valued(text);
  }

  /** Shows how the run ended, and gives the sentence that says so. */
  concluded(outcome: RunOutcome): string {
    const { error, durationMs } = outcome;
    const wasEmpty = this.#transcript.isEmpty;
    this.#transcript.element.after(
      ...(error ? [renderFailure(error, this.#source)] : []),
      ...renderTampering(outcome),
    );
    if (error) {
      this.#summary.show("error", runMessages.failed);
      return spoken(runMessages.failed, error);
    }
    const time = durationMs === null ? null : messages.duration(durationMs);
    const sentence = wasEmpty ? runMessages.none : runMessages.finished(time);
    this.#summary.show("done", sentence);
    return sentence;
  }

  ended(reason: string): void {
    this.#summary.show("stopped", reason);
  }
}
