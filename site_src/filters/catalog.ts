import { fold, words } from "./fold";
import type { Fields, Selection } from "./selection";

/** What is read of an item: its attribute's text, or null. */
export type ReadAttribute = (name: string) => string | null;

/** The items that a selection leaves, and what each facet's values would leave beside it. */
export interface Match {
  /** Indices of items, in the order in which the catalog holds them. */
  readonly items: readonly number[];
  /** For each facet and value, how many items have it that meet all *other* demands. */
  readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

interface Facet {
  readonly name: string;
  readonly values: readonly string[];
  readonly number: ReadonlyMap<string, number>;
}

interface Item {
  readonly text: string;
  /** For each facet, the numbers of the values that the item has. */
  readonly values: readonly (readonly number[])[];
  readonly bounded: ReadonlyMap<string, number>;
}

const DAY_MS = 86_400_000;

/** A list's items as they are searched: each is read once, and a change of the selection is one pass over them. */
export class Catalog {
  readonly #fields: Fields;
  readonly #facets: readonly Facet[];
  readonly #items: Item[] = [];

  constructor(fields: Fields, items: Iterable<ReadAttribute>) {
    this.#fields = fields;
    this.#facets = [...fields.facets].map(([name, values]) => ({
      name,
      values,
      number: new Map(values.map((value, index) => [value, index])),
    }));
    for (const item of items) this.#items.push(this.#read(item));
  }

  get size(): number {
    return this.#items.length;
  }

  /** Reads an item anew, whose attributes have changed. */
  reread(index: number, item: ReadAttribute): void {
    this.#items[index] = this.#read(item);
  }

  /** `today` is the reader's own day, `2026-11-20`, from which ages are counted. */
  match(selection: Selection, today: string): Match {
    const wanted = words(selection.text);
    const bounds = this.#bounds(selection, today);
    const chosen = this.#facets.map((facet) => {
      const values = [...(selection.chosen.get(facet.name) ?? [])];
      return values.length === 0 ? null : new Set(values.map((value) => facet.number.get(value)));
    });
    const counts = this.#facets.map((facet) => new Array<number>(facet.values.length).fill(0));
    const items: number[] = [];

    this.#items.forEach((item, index) => {
      if (!wanted.every((word) => item.text.includes(word))) return;
      // Nothing is known of an item without the attribute, so it does not meet the bound.
      if (!bounds.every(([attribute, least]) => (item.bounded.get(attribute) ?? Number.NaN) >= least)) return;
      let missed = -1;
      for (const [facet, values] of chosen.entries()) {
        if (!values || item.values[facet]?.some((value) => values.has(value))) continue;
        // An item that misses two facets counts for none.
        if (missed >= 0) return;
        missed = facet;
      }
      if (missed < 0) items.push(index);
      for (const [facet, tally] of counts.entries()) {
        if (missed >= 0 && missed !== facet) continue;
        for (const value of item.values[facet] ?? []) tally[value] = (tally[value] ?? 0) + 1;
      }
    });

    return {
      items,
      counts: new Map(
        this.#facets.map(({ name, values }, facet) => [
          name,
          new Map(values.map((value, index) => [value, counts[facet]?.[index] ?? 0])),
        ]),
      ),
    };
  }

  #bounds(selection: Selection, today: string): readonly (readonly [string, number])[] {
    return [...selection.bounds].flatMap(([name, bound]) => {
      const minimum = this.#fields.minimums.get(name);
      if (minimum !== undefined) return [[minimum, measure(bound)] as const];
      const age = this.#fields.ages.get(name);
      return age === undefined ? [] : [[age, measure(today) - Number(bound) * DAY_MS] as const];
    });
  }

  #read(item: ReadAttribute): Item {
    const attributes = new Set([...this.#fields.minimums.values(), ...this.#fields.ages.values()]);
    return {
      text: fold(item("text") ?? ""),
      values: this.#facets.map(({ name, number }) => {
        const own = (item(name) ?? "").split(/\s+/).filter(Boolean);
        return [...new Set(own)].flatMap((value) => number.get(value) ?? []);
      }),
      bounded: new Map([...attributes].map((name) => [name, measure(item(name) ?? "")])),
    };
  }
}

/** A number as itself, a day as milliseconds; NaN where it is neither. */
export function measure(text: string): number {
  if (text.trim() === "") return Number.NaN;
  return /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text.slice(0, 10)) : Number(text);
}
