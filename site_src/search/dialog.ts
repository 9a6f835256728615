import { messages } from "#texts/search";
import { button, element } from "../dom/element";
import { type Found, loadEngine } from "./engine";
import { FacetsView } from "./facets-view";
import { resultItem } from "./results-view";
import { Searching, type State } from "./searching";

/** The dialog of the search. The arrow keys go from the field through the results and back. */
export class SearchDialog {
  readonly #field = element("input", {
    type: "text",
    class: "ds-field",
    inputmode: "search",
    enterkeyhint: "go",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    placeholder: messages.field,
    "aria-label": messages.field,
  });
  readonly #facets = new FacetsView(() => void this.#ask(0));
  readonly #form = element(
    "form",
    { class: "ds-form", role: "search" },
    this.#field,
    button(messages.close, "ds-close", () => this.#dialog.close()),
  );
  readonly #status = element("p", { class: "ds-status", role: "status" }, messages.start);
  readonly #list = element("ol", { class: "ds-results" });
  readonly #more = button(messages.more, "ds-more", () => void this.#showMore());
  readonly #retry = button(messages.retry, "ds-more", () => void this.#tryAgain());
  readonly #dialog = element(
    "dialog",
    { class: "ds-dialog", "aria-label": messages.title },
    this.#form,
    element(
      "div",
      { class: "ds-body" },
      this.#facets.element,
      this.#status,
      this.#retry,
      this.#list,
      this.#more,
    ),
  );
  readonly #searching: Searching;
  #shown: readonly Found[] = [];

  constructor(root: URL) {
    this.#searching = new Searching(
      async () => {
        const engine = await loadEngine(root);
        this.#facets.prepare(engine.facets);
        return engine;
      },
      (state) => this.#show(state),
    );
    this.#show({ is: "idle", facets: null });
    this.#field.addEventListener("input", () => void this.#ask());
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#openFirst();
    });
    this.#dialog.addEventListener("keydown", (event) => this.#move(event));
    this.#dialog.addEventListener("click", (event) => {
      if (event.target === this.#dialog) this.#dialog.close(); // the backdrop
    });
    document.body.append(this.#dialog);
  }

  /** Opens it, with the words that the reader has typed already, if any. */
  open(typed: string): void {
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#field.focus();
    this.#field.select();
    if (typed !== "") {
      this.#field.value = typed;
      void this.#ask();
    }
    void this.#searching.prepare();
  }

  #ask(pause?: number): Promise<boolean> {
    return this.#searching.ask({ query: this.#field.value, chosen: this.#facets.chosen }, pause);
  }

  async #openFirst(): Promise<void> {
    if (await this.#ask(0)) this.#links()[0]?.click();
  }

  async #showMore(): Promise<void> {
    const before = this.#links().length;
    await this.#searching.more();
    this.#links()[before]?.focus();
  }

  async #tryAgain(): Promise<void> {
    this.#field.focus(); // the button goes
    await this.#searching.prepare();
    await this.#ask(0);
  }

  #links(): HTMLAnchorElement[] {
    return [...this.#list.querySelectorAll("a")];
  }

  #move(event: KeyboardEvent): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || event.isComposing) return;
    const stops = [this.#field, ...this.#links()];
    const chip = this.#facets.element.contains(event.target as Node);
    // The chips lie between the field and the first result.
    const here = chip ? Number(step < 0) : stops.findIndex((stop) => stop.matches(":focus"));
    if (here < 0) return;
    event.preventDefault();
    stops[Math.min(Math.max(here + step, 0), stops.length - 1)]?.focus();
  }

  #show(state: State): void {
    const shown = state.is === "found" ? state.shown : [];
    // What stays is the same element as before, and keeps the focus.
    const grown = this.#shown.every((found, place) => found === shown[place]);
    if (!grown) this.#list.replaceChildren();
    this.#list.append(...shown.slice(grown ? this.#shown.length : 0).map(resultItem));
    this.#shown = shown;
    if ("facets" in state && state.facets) this.#facets.show(state.facets);
    this.#retry.hidden = state.is !== "failed";
    this.#more.hidden = state.is !== "found" || shown.length === state.count;
    this.#status.textContent = statusText(state);
  }
}

function statusText(state: State): string {
  switch (state.is) {
    case "idle":
      return messages.start;
    case "searching":
      return messages.searching;
    case "failed":
      return navigator.onLine ? messages.failed : messages.offline;
    case "found":
      return state.count
        ? messages.found(state.count, state.shown.length)
        : messages.none(state.query, state.narrowed);
  }
}
