import { expect, test } from "vitest";
import { fold, words } from "../../site_src/filters/fold";

test.each([
  ["Zürich", "zurich"],
  ["Łódź", "lodz"],
  ["São Paulo", "sao paulo"],
  ["Ångström", "angstrom"],
  ["Københavns Ægir", "kobenhavns aegir"],
  ["STRASSE", "strasse"],
  ["Straße", "strasse"],
  ["İstanbul", "istanbul"],
  ["ﬁne-tuning", "fine-tuning"],
])("%s is found as %s", (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test("a search is its words, whatever stands between them", () => {
  expect(words("  Deep\tLÉARNING \n ")).toEqual(["deep", "learning"]);
  expect(words("   ")).toEqual([]);
});
