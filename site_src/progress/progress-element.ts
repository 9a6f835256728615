import { store } from "./here";
import type { Progress } from "./progress-data";

/** An element that shows the reader's progress, and follows it. */
export abstract class ProgressElement extends HTMLElement {
  #shown = new AbortController();

  connectedCallback(): void {
    this.#shown = new AbortController();
    const show = () => this.show(store.progress);
    store.subscribe(show, this.#shown.signal);
    show();
  }

  disconnectedCallback(): void {
    this.#shown.abort();
  }

  protected abstract show(progress: Progress): void;
}
