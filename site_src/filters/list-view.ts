import { messages } from "#texts/filters";
import { button, element } from "../dom/element";

/** How many items are shown at first, and more at each turn. */
export const PAGE = 100;

/** The list itself: shows what it is told in pages, and nothing else of it. */
export class ListView {
  readonly #list: HTMLElement;
  readonly #items: readonly HTMLElement[];
  readonly #more: HTMLElement;
  readonly #button: HTMLButtonElement;
  readonly #count = element("span", {});
  #order: readonly number[];
  #found: readonly number[] = [];
  #shown = 0;

  /** `grown` is told how many items are shown when the reader asks for more. */
  constructor(list: HTMLElement, items: readonly HTMLElement[], grown: (shown: number) => void) {
    this.#list = list;
    this.#items = items;
    this.#order = items.map((_, index) => index);
    this.#button = button("", "df-button", () => {
      const first = this.#items[this.#found[this.#shown] ?? 0];
      this.show(this.#found, this.#shown + PAGE);
      grown(this.#shown);
      focusOn(first);
    });
    this.#more = element("p", { class: "df-more" }, this.#button, this.#count);
    list.after(this.#more);
  }

  /** Puts the items into this order, which names each of them once. */
  arrange(order: readonly number[]): void {
    if (order.every((item, place) => item === this.#order[place])) return;
    this.#order = order;
    this.#list.append(...order.flatMap((item) => this.#items[item] ?? []));
  }

  /** Shows the first `limit` of the items that were found, which come in the catalog's order. */
  show(found: readonly number[], limit = PAGE): void {
    const among = new Set(found);
    this.#found = this.#order.filter((item) => among.has(item));
    this.#shown = Math.min(limit, this.#found.length);
    const visible = new Set(this.#found.slice(0, this.#shown));
    this.#items.forEach((item, index) => {
      const hidden = !visible.has(index);
      if (item.hidden !== hidden) item.hidden = hidden;
    });
    const left = this.#found.length - this.#shown;
    this.#more.hidden = left === 0;
    this.#button.textContent = messages.more(Math.min(PAGE, left));
    this.#count.textContent = messages.shown(this.#shown, this.#found.length);
  }
}

/** Moves the focus to the item's first link, so that reading goes on where the list grew. */
function focusOn(item: HTMLElement | undefined): void {
  const target = item?.querySelector<HTMLElement>("a[href]") ?? item;
  if (target === item) target?.setAttribute("tabindex", "-1");
  target?.focus({ preventScroll: true });
}
