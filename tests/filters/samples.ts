import type { ReadAttribute } from "../../site_src/filters/catalog";
import { everything, type Fields, type Selection } from "../../site_src/filters/selection";

export const FIELDS: Fields = {
  text: "q",
  facets: new Map([
    ["country", ["DE", "FR", "JP"]],
    ["seniority", ["junior", "mid", "senior"]],
    ["stack", ["jax", "pytorch"]],
  ]),
  minimums: new Map([["salary", "salary"]]),
  ages: new Map([["posted", "date"]]),
  orders: ["date-desc", "salary-desc", "seniority-asc", "title-asc"],
};

export function item(attributes: Readonly<Record<string, string>>): ReadAttribute {
  return (name) => attributes[name] ?? null;
}

export const ITEMS: readonly ReadAttribute[] = [
  {
    text: "vision zürich",
    country: "DE",
    seniority: "senior",
    stack: "jax pytorch",
    salary: "90000",
    date: "2026-11-18",
  },
  {
    text: "speech paris",
    country: "FR",
    seniority: "junior",
    stack: "pytorch",
    salary: "50000",
    date: "2026-11-01",
  },
  { text: "vision berlin", country: "DE", seniority: "mid", stack: "pytorch", date: "2026-11-19" },
  {
    text: "search tokyo",
    country: "JP",
    seniority: "senior",
    stack: "",
    salary: "120000",
    date: "2026-09-01",
  },
].map(item);

/** A selection, of facets by their values. */
export function selection(
  chosen: Readonly<Record<string, readonly string[]>> = {},
  more: Partial<Selection> = {},
): Selection {
  const sets = Object.entries(chosen).map(([name, values]) => [name, new Set(values)] as const);
  return { ...everything(FIELDS), chosen: new Map(sets), ...more };
}
