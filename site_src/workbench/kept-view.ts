import { messages } from "#texts/workbench";
import { element } from "../dom/element";
import type { CheckView } from "./check-view";

/** In an assessment: that an answer is kept, and nothing of how good it is. */
export class KeptView implements CheckView {
  readonly #region: HTMLElement;

  constructor(region: HTMLElement) {
    this.#region = region;
  }

  planned(): void {
    this.#say(messages.kept.checking);
  }

  started(): void {}

  finished(): void {}

  concluded(): string {
    this.#say(messages.kept.done);
    return messages.kept.done;
  }

  ended(): void {
    this.#say(messages.kept.not);
  }

  #say(text: string): void {
    this.#region.replaceChildren(element("p", { class: "wb-note" }, text));
  }
}
