import { messages } from "#texts/filters";
import { localDay } from "../calendar/day";
import { button } from "../dom/element";
import { Catalog, type ReadAttribute } from "./catalog";
import type { FilterForm } from "./form";
import { address } from "./history";
import { ListView, PAGE } from "./list-view";
import { ordered } from "./order";
import { demands, everything, fromAddress, type Selection, toAddress } from "./selection";

/** Joins one list's form, address and items. */
export class Controller {
  readonly #form: FilterForm;
  readonly #elements: readonly HTMLElement[];
  readonly #items: readonly ReadAttribute[];
  readonly #catalog: Catalog;
  readonly #view: ListView;
  readonly #summary: HTMLElement | null;
  readonly #all: string;
  readonly #clear: HTMLButtonElement;
  readonly #toggle: HTMLButtonElement;
  readonly #listening = new AbortController();
  #order = "";
  #typing = false;

  constructor(host: HTMLElement, form: FilterForm, list: HTMLElement) {
    this.#form = form;
    this.#elements = [...list.querySelectorAll<HTMLElement>("[data-item]")];
    this.#items = this.#elements.map((item) => (name: string) => item.getAttribute(`data-${name}`));
    this.#catalog = new Catalog(form.fields, this.#items);
    this.#view = new ListView(list, this.#elements, (shown) => address.remember(shown));
    this.#summary = host.querySelector("[data-summary]");
    this.#all = this.#summary?.textContent?.trim() ?? "";
    this.#clear = button(messages.clear, "df-button df-clear", () => this.#clearAll());
    this.#summary?.after(this.#clear);
    this.#toggle = button(messages.filters(0), "df-button df-toggle", () => this.#unfold());
    this.#toggle.ariaExpanded = "false";
    form.foldBehind(this.#toggle);
    this.#listen(list);
    this.#followAddress();
  }

  close(): void {
    this.#listening.abort();
  }

  #listen(list: HTMLElement): void {
    const { signal } = this.#listening;
    const form = this.#form.element;
    form.addEventListener("submit", (event) => event.preventDefault(), { signal });
    form.addEventListener("input", (event) => this.#changed(isTyping(event.target)), { signal });
    form.addEventListener("change", () => this.#endTyping(), { signal });
    addEventListener("popstate", () => this.#followAddress(), { signal });
    this.#watch(list, signal);
  }

  /** Follows attributes that change under a facet, as a problem's status does when it is solved. */
  #watch(list: HTMLElement, signal: AbortSignal): void {
    const attributeFilter = [...this.#form.fields.facets.keys()].map((name) => `data-${name}`);
    if (attributeFilter.length === 0) return;
    const places = new Map<Node, number>(this.#elements.map((item, index) => [item, index]));
    const observer = new MutationObserver((changes) => {
      for (const item of new Set(changes.map(({ target }) => places.get(target)))) {
        const read = item === undefined ? undefined : this.#items[item];
        if (item !== undefined && read) this.#catalog.reread(item, read);
      }
      this.#apply(this.#form.read(), address.shown ?? PAGE);
    });
    observer.observe(list, { attributes: true, attributeFilter, subtree: true });
    signal.addEventListener("abort", () => observer.disconnect());
  }

  #followAddress(): void {
    this.#typing = false;
    const selection = fromAddress(address.read(), this.#form.fields);
    this.#form.write(selection);
    this.#apply(selection, address.shown ?? PAGE);
  }

  #changed(typing: boolean): void {
    const selection = this.#form.read();
    const parameters = toAddress(selection, this.#form.fields, address.read());
    // One entry of the history for a word, not one for each of its letters.
    address.write(parameters, typing && this.#typing ? "replace" : "push");
    this.#typing = typing;
    this.#apply(selection, PAGE);
  }

  #endTyping(): void {
    this.#typing = false;
  }

  #apply(selection: Selection, limit: number): void {
    if (selection.order !== this.#order) {
      this.#view.arrange(ordered(this.#items, selection.order, this.#form.fields));
      this.#order = selection.order;
    }
    const { items, counts } = this.#catalog.match(selection, localDay(new Date()));
    this.#view.show(items, limit);
    this.#form.count(counts);
    const active = demands(selection);
    this.#clear.hidden = active === 0;
    this.#toggle.textContent = messages.filters(active);
    if (this.#summary) {
      this.#summary.textContent = active === 0 ? this.#all : messages.some(items.length, this.#all);
    }
  }

  #clearAll(): void {
    const { order } = this.#form.read();
    this.#form.write({ ...everything(this.#form.fields), order });
    this.#changed(false);
    this.#form.focus();
  }

  /** Narrow windows show the facets only when asked. */
  #unfold(): void {
    const open = this.#form.element.toggleAttribute("data-open");
    this.#toggle.ariaExpanded = String(open);
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && ["search", "number", "text"].includes(target.type);
}
