import { messages } from "#texts/demo";
import { element } from "../dom/element";
import type { RuntimeProgress } from "../workbench/runtime-files";

/** How long nothing has to move before what is to be seen is said to those who listen. */
const QUIET_MS = 700;

/** The line that says what a demo is doing, and the words for those who listen. */
export class Status {
  readonly #text = element("span", {});
  readonly #bar = element("progress", { "aria-label": messages.progress });
  readonly #said = element("p", { class: "demo-said", "aria-live": "polite" });
  readonly #host: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: HTMLElement, place: HTMLElement) {
    this.#host = host;
    place.prepend(element("p", { class: "demo-status" }, this.#text, this.#bar));
    place.after(this.#said);
    this.rest();
  }

  /** Says nothing more. */
  rest(): void {
    this.#show("ready", "");
  }

  drawing(): void {
    this.#show("drawing", "");
  }

  loading({ done, total }: RuntimeProgress): void {
    const { loading, starting } = messages.status;
    const coming = total === 0 || done < total;
    this.#show("loading", coming ? loading(done, total) : starting);
    this.#bar.hidden = false;
    if (coming && total > 0) {
      this.#bar.max = total;
      this.#bar.value = done;
    } else {
      // Without a value the bar says that there is no telling how long it takes.
      this.#bar.removeAttribute("value");
    }
  }

  failed(message: string): void {
    this.#show("failed", message);
    this.say(message);
  }

  /** Says this to those who listen, once nothing has been said for a while. */
  say(words: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#said.textContent = words;
    }, QUIET_MS);
  }

  #show(state: string, text: string): void {
    this.#host.dataset.state = state;
    this.#text.textContent = text;
    this.#bar.hidden = true;
  }
}
