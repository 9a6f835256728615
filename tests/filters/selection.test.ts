import { expect, test } from "vitest";
import { demands, everything, fromAddress, toAddress } from "../../site_src/filters/selection";
import { FIELDS, selection } from "./samples";

test.each([
  ["nothing", everything(FIELDS), ""],
  ["words", selection({}, { text: " graph  nets " }), "q=graph++nets"],
  ["several values", selection({ country: ["JP", "DE"] }), "country=DE&country=JP"],
  ["a bound", selection({}, { bounds: new Map([["salary", "90000"]]) }), "salary=90000"],
  ["an order other than the first", selection({}, { order: "title-asc" }), "sort=title-asc"],
])("an address carries %s, and gives it back", (_, asked, address) => {
  const written = toAddress(asked, FIELDS, new URLSearchParams());
  expect(written.toString()).toBe(address);
  expect(fromAddress(written, FIELDS)).toEqual({ ...asked, text: asked.text.trim() });
});

test("parameters of others stay in the address", () => {
  const before = new URLSearchParams("ref=feed&country=FR&q=old");
  expect(toAddress(selection({ country: ["DE"] }), FIELDS, before).toString()).toBe("ref=feed&country=DE");
});

test.each([
  "country=XX",
  "country=",
  "salary=lots",
  "salary=-1",
  "salary=1e999",
  "sort=__proto__-asc",
  "constructor=DE",
])("what the form does not offer is passed over: %s", (address) => {
  expect(fromAddress(new URLSearchParams(address), FIELDS)).toEqual(everything(FIELDS));
});

test("an order is no demand, and spaces are no words", () => {
  expect(demands(selection({}, { order: "title-asc", text: "  " }))).toBe(0);
  expect(
    demands(selection({ country: ["DE", "FR"] }, { text: "a", bounds: new Map([["salary", "1"]]) })),
  ).toBe(4);
});
