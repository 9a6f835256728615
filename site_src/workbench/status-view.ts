import { messages } from "#texts/workbench";
import { button, element } from "../dom/element";
import type { Remark } from "./remark";
import type { RuntimeProgress } from "./runtime-files";
import type { WorkbenchState } from "./session";
import { renderRemark } from "./spoken";

/** The line that says what Python is doing, with a bar for what it still has to load. */
export class StatusView {
  readonly #text = element("span", { class: "wb-status-text" });
  readonly #bar = element("progress", { "aria-label": messages.progress });
  #state: WorkbenchState = "idle";
  #progress: RuntimeProgress = { done: 0, total: 0 };
  #remark: Remark | null = null;
  readonly #jump: (remark: Remark) => void;

  /** `jump` goes to what Python remarks on. */
  constructor(place: HTMLElement, jump: (remark: Remark) => void) {
    this.#jump = jump;
    place.append(element("span", { class: "wb-lamp", "aria-hidden": "true" }), this.#text, this.#bar);
    this.state("idle");
  }

  state(state: WorkbenchState): void {
    this.#state = state;
    this.#render();
  }

  progress(progress: RuntimeProgress): void {
    this.#progress = progress;
    this.#render();
  }

  /** Shows a mistake in code that is being written, in place of the state that Python is ready. */
  remark(remark: Remark | null): void {
    this.#remark = remark;
    this.#render();
  }

  /** Says how far a check is. */
  checking(done: number, total: number): void {
    this.#text.textContent = messages.status.checking(done, total);
  }

  #link(remark: Remark): HTMLElement {
    const { line, severity } = remark;
    const text = element("span", {}, messages.remark(line), renderRemark(remark));
    const link = button(text, "wb-remark", () => this.#jump(remark));
    link.dataset.severity = severity;
    link.title = text.textContent ?? "";
    return link;
  }

  #render(): void {
    const loading = this.#state === "loading";
    const { done, total } = this.#progress;
    const fetching = loading && (total === 0 || done < total);
    this.#bar.hidden = !loading;
    if (fetching && total > 0) {
      this.#bar.max = total;
      this.#bar.value = done;
    } else {
      // Without a value the bar says that there is no telling how long it takes.
      this.#bar.removeAttribute("value");
    }
    if (fetching) this.#text.textContent = messages.status.loading(done, total);
    else if (this.#state === "ready" && this.#remark) this.#text.replaceChildren(this.#link(this.#remark));
    else this.#text.textContent = loading ? messages.status.starting : messages.status[this.#state as "idle"];
  }
}
