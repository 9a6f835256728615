import { language, number } from "#texts/language";
import { messages } from "#texts/search";
import { button, element } from "../dom/element";
import type { Chosen, Facets } from "./engine";

/** How many values of a facet are offered at a time: those that most results have. */
export const OFFERED = 8;

interface Chip {
  readonly element: HTMLButtonElement;
  readonly count: HTMLElement;
}

interface Row {
  readonly element: HTMLElement;
  readonly chips: ReadonlyMap<string, Chip>;
}

/**
 * The facets by which a search is narrowed: a row of chips each, of which one may be pressed. The chips are made
 * once, so that the one that was pressed keeps the focus.
 */
export class FacetsView {
  readonly element = element("div", { class: "ds-facets" });
  readonly #clear = button(messages.clear, "ds-chip ds-clear", () => this.clear());
  #rows: ReadonlyMap<string, Row> = new Map();
  #chosen: Chosen = {};

  /** `changed` is called when the reader has chosen. */
  constructor(private readonly changed: () => void) {
    this.element.hidden = true;
  }

  get chosen(): Chosen {
    return this.#chosen;
  }

  /** Gives up every choice. */
  clear(): void {
    this.#chosen = {};
    this.changed();
  }

  /** Makes the chips of every facet that the index has. */
  prepare(all: Facets): void {
    if (this.#rows.size > 0) return;
    const names = Object.keys(messages.facets).filter((name) => Object.keys(all[name] ?? {}).length > 0);
    this.#rows = new Map(names.map((name) => [name, this.#row(name, Object.keys(all[name] ?? {}))]));
    this.element.replaceChildren(...[...this.#rows.values()].map((row) => row.element), this.#clear);
    this.element.hidden = names.length === 0;
    this.show(all);
  }

  /** Shows the values that narrow what was found, and how much each would leave. */
  show(facets: Facets): void {
    for (const [name, row] of this.#rows) {
      const counts = facets[name] ?? {};
      const offered = new Set(most(counts));
      const chosen = this.#chosen[name];
      for (const [value, chip] of row.chips) {
        chip.count.textContent = number(counts[value] ?? 0);
        chip.element.ariaPressed = String(value === chosen);
        chip.element.hidden = value !== chosen && !offered.has(value);
      }
      row.element.hidden = offered.size === 0 && chosen === undefined;
    }
    this.#clear.hidden = Object.keys(this.#chosen).length === 0;
  }

  #row(name: string, values: readonly string[]): Row {
    const chips = new Map(inOrder(name, values).map((value) => [value, this.#chip(name, value)]));
    const label = messages.facets[name] ?? name;
    const row = element(
      "div",
      { class: "ds-facet", role: "group", "aria-label": label },
      element("span", { class: "ds-facet-label", "aria-hidden": "true" }, label),
      ...[...chips.values()].map((chip) => chip.element),
    );
    return { element: row, chips };
  }

  #chip(name: string, value: string): Chip {
    const count = element("span", { class: "ds-count" });
    const chip = button(messages.values[value] ?? value, "ds-chip", () => {
      const { [name]: before, ...others } = this.#chosen;
      this.#chosen = before === value ? others : { ...others, [name]: value };
      this.changed();
    });
    chip.append(" ", count);
    return { element: chip, count };
  }
}

function most(counts: Facets[string]): string[] {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([, one], [, other]) => other - one)
    .slice(0, OFFERED)
    .map(([value]) => value);
}

/** Known values in the order of the messages, years from the newest, all else by the alphabet. */
function inOrder(name: string, values: readonly string[]): string[] {
  const known = Object.keys(messages.values);
  const rank = (value: string) => (known.includes(value) ? known.indexOf(value) : known.length);
  const direction = name === "year" ? -1 : 1;
  return [...values].sort(
    (one, other) => rank(one) - rank(other) || direction * one.localeCompare(other, language),
  );
}
