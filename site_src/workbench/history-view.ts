import { dates } from "#texts/language";
import { messages } from "#texts/workbench";
import { button, element } from "../dom/element";
import type { Version } from "../records/problem-record";
import { icon } from "./icon";

const moment = dates({ dateStyle: "medium", timeStyle: "short" });

/** The reader's earlier versions of a solution, newest first; each can be looked at and brought back. */
export class HistoryView {
  readonly #place = element("section", { class: "wb-versions", tabindex: "-1" });
  readonly #restore: (version: Version) => void;

  /** `left` is called when the reader has closed it by key. */
  constructor(parent: HTMLElement, restore: (version: Version) => void, left: () => void) {
    this.#restore = restore;
    this.#place.setAttribute("aria-label", messages.history.title);
    this.#place.hidden = true;
    this.#place.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape") return;
      this.hide();
      left();
    });
    parent.append(this.#place);
  }

  get shown(): boolean {
    return !this.#place.hidden;
  }

  /** Shows these versions and takes the focus. */
  show(versions: readonly Version[]): void {
    this.#place.hidden = false;
    this.update(versions);
    this.#place.focus();
  }

  hide(): void {
    this.#place.hidden = true;
  }

  /** Shows other versions, if any are shown at all. */
  update(versions: readonly Version[]): void {
    if (this.#place.hidden) return;
    this.#place.replaceChildren(
      element("p", { class: "wb-label" }, messages.history.title),
      versions.length === 0
        ? element("p", {}, messages.history.none)
        : element("ol", { role: "list" }, ...versions.map((version) => this.#entry(version))),
    );
  }

  #entry(version: Version): HTMLLIElement {
    const { check, source } = version;
    const at = new Date(version.at);
    const time = element("time", { datetime: version.at }, moment.format(at));
    const what =
      check === null
        ? messages.history.unchecked
        : check.outcome === "error" && check.passed === 0
          ? messages.summary.notLoaded
          : check.outcome === "pass"
            ? messages.summary.passed(check.total)
            : messages.summary.failed(check.passed, check.total);
    const restore = button(messages.history.restore, "wb-button", () => this.#restore(version));
    restore.setAttribute("aria-label", messages.history.restoreOf(moment.format(at)));
    return element(
      "li",
      { "data-outcome": check?.outcome ?? "unchecked" },
      element(
        "details",
        {},
        element("summary", {}, time, element("span", {}, what), icon("open")),
        element("pre", { class: "wb-code", tabindex: "0" }, element("code", {}, source)),
      ),
      restore,
    );
  }
}
