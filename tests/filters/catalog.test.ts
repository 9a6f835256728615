import { expect, test } from "vitest";
import { Catalog } from "../../site_src/filters/catalog";
import type { Selection } from "../../site_src/filters/selection";
import { FIELDS, ITEMS, item, selection } from "./samples";

const TODAY = "2026-11-20";
const catalog = new Catalog(FIELDS, ITEMS);
const found = (asked: Selection) => catalog.match(asked, TODAY).items;
const counts = (asked: Selection, facet: string) =>
  Object.fromEntries(catalog.match(asked, TODAY).counts.get(facet) ?? []);

test.each<[string, Selection, number[]]>([
  ["everything", selection(), [0, 1, 2, 3]],
  ["one value", selection({ country: ["DE"] }), [0, 2]],
  ["either of two values of a facet", selection({ country: ["DE", "FR"] }), [0, 1, 2]],
  ["both of two facets", selection({ country: ["DE", "FR"], seniority: ["junior"] }), [1]],
  ["one of an item's several values", selection({ stack: ["jax"] }), [0]],
  ["a word, without its diacritics", selection({}, { text: "ZURICH" }), [0]],
  ["all words, in any order", selection({}, { text: "berlin vision" }), [2]],
  ["words that no item has together", selection({}, { text: "berlin speech" }), []],
  [
    "a least salary, met only where one is named",
    selection({}, { bounds: new Map([["salary", "50000"]]) }),
    [0, 1, 3],
  ],
  ["the last seven days", selection({}, { bounds: new Map([["posted", "7"]]) }), [0, 2]],
  [
    "the last nineteen days, the first of them whole",
    selection({}, { bounds: new Map([["posted", "19"]]) }),
    [0, 1, 2],
  ],
])("finds %s", (_, asked, items) => {
  expect(found(asked)).toEqual(items);
});

test("a facet's counts follow the other facets, and not itself", () => {
  const asked = selection({ country: ["DE"] });
  expect(counts(asked, "country")).toEqual({ DE: 2, FR: 1, JP: 1 });
  expect(counts(asked, "seniority")).toEqual({ junior: 0, mid: 1, senior: 1 });
});

test("with two facets, each counts what the other leaves", () => {
  const asked = selection({ country: ["DE"], seniority: ["senior"] });
  expect(counts(asked, "country")).toEqual({ DE: 1, FR: 0, JP: 1 });
  expect(counts(asked, "seniority")).toEqual({ junior: 0, mid: 1, senior: 1 });
  expect(counts(asked, "stack")).toEqual({ jax: 1, pytorch: 1 });
});

test("words and bounds narrow every count", () => {
  expect(counts(selection({}, { text: "vision" }), "country")).toEqual({ DE: 2, FR: 0, JP: 0 });
  expect(counts(selection({}, { bounds: new Map([["salary", "100000"]]) }), "country")).toEqual({
    DE: 0,
    FR: 0,
    JP: 1,
  });
});

test("every count is what choosing that value would find", () => {
  const asked = selection({ country: ["DE", "JP"], stack: ["pytorch"] }, { text: "i" });
  for (const [facet, values] of FIELDS.facets) {
    for (const value of values) {
      const others = new Map([...asked.chosen].filter(([name]) => name !== facet));
      const chosen = new Map(others).set(facet, new Set([value]));
      expect(counts(asked, facet)[value]).toBe(found({ ...asked, chosen }).length);
    }
  }
});

test("an item whose attributes change is found as it is then", () => {
  const changing = new Catalog(FIELDS, ITEMS);
  changing.reread(1, item({ text: "speech kyoto", country: "JP" }));
  expect(changing.match(selection({ country: ["JP"] }), TODAY).items).toEqual([1, 3]);
});
