/** What a form can ask of a list, by the names of its fields; each name is also that of an item's attribute. */
export interface Fields {
  /** The text search's name in the address. */
  readonly text: string | null;
  /** Facets, each with the values that it offers, in the order of the form. */
  readonly facets: ReadonlyMap<string, readonly string[]>;
  /** Least values, numbers or days (`2026-11-18`): the field's name, and the attribute that it bounds. */
  readonly minimums: ReadonlyMap<string, string>;
  /** Greatest age in days: the field's name, and the attribute that holds the day. */
  readonly ages: ReadonlyMap<string, string>;
  /** The orders on offer, the list's own first. */
  readonly orders: readonly string[];
}

/** What the reader asks of a list. */
export interface Selection {
  readonly text: string;
  /** Only facets of which something is chosen. */
  readonly chosen: ReadonlyMap<string, ReadonlySet<string>>;
  /** Only bounds that are set, each as the form has it: a number, a day, or a count of days. */
  readonly bounds: ReadonlyMap<string, string>;
  readonly order: string;
}

const ORDER = "sort";
const BOUND = /^\d{1,12}(\.\d{1,6})?$|^\d{4}-\d{2}-\d{2}$/;

/** A selection that asks for everything, in the list's own order. */
export function everything(fields: Fields): Selection {
  return { text: "", chosen: new Map(), bounds: new Map(), order: fields.orders[0] ?? "" };
}

/** How many demands a selection makes; its order is none. */
export function demands(selection: Selection): number {
  const chosen = [...selection.chosen.values()].reduce((sum, values) => sum + values.size, 0);
  return chosen + selection.bounds.size + (selection.text.trim() === "" ? 0 : 1);
}

/** Reads the selection that an address carries; what the form does not offer is passed over. */
export function fromAddress(address: URLSearchParams, fields: Fields): Selection {
  const chosen = new Map<string, ReadonlySet<string>>();
  for (const [name, values] of fields.facets) {
    const asked = address.getAll(name).filter((value) => values.includes(value));
    if (asked.length > 0) chosen.set(name, new Set(asked));
  }
  const bounds = new Map<string, string>();
  for (const name of [...fields.minimums.keys(), ...fields.ages.keys()]) {
    const bound = address.get(name) ?? "";
    if (BOUND.test(bound)) bounds.set(name, bound);
  }
  const order = address.get(ORDER) ?? "";
  return {
    text: (fields.text && address.get(fields.text)) ?? "",
    chosen,
    bounds,
    order: fields.orders.includes(order) ? order : (fields.orders[0] ?? ""),
  };
}

/** Writes a selection into an address, whose other parameters stay as they are. */
export function toAddress(selection: Selection, fields: Fields, address: URLSearchParams): URLSearchParams {
  const written = new URLSearchParams(address);
  const own = [fields.text, ORDER, ...fields.facets.keys(), ...fields.minimums.keys(), ...fields.ages.keys()];
  for (const name of own) if (name) written.delete(name);
  if (fields.text && selection.text.trim() !== "") written.set(fields.text, selection.text.trim());
  for (const [name, offered] of fields.facets) {
    const values = selection.chosen.get(name);
    for (const value of offered) if (values?.has(value)) written.append(name, value);
  }
  for (const [name, bound] of selection.bounds) written.set(name, bound);
  if (selection.order !== (fields.orders[0] ?? "")) written.set(ORDER, selection.order);
  return written;
}
