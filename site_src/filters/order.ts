import { language } from "#texts/language";
import { measure, type ReadAttribute } from "./catalog";
import type { Fields } from "./selection";

const ORDER = /^(?<attribute>.+)-(?<direction>asc|desc)$/;
const names = new Intl.Collator(language, { numeric: true });

/**
 * The indices of all items in the order that `order` names: "date-desc", "title-asc".
 *
 * Numbers and days go by their size, a facet's values by their place in the form ("easy" before "medium"), other
 * texts by the alphabet. Items without the attribute come last either way, and equal ones stay as they were. An
 * order of another form is the list's own.
 */
export function ordered(items: readonly ReadAttribute[], order: string, fields: Fields): readonly number[] {
  const indices = items.map((_, index) => index);
  const asked = ORDER.exec(order)?.groups;
  const attribute = asked?.attribute;
  if (attribute === undefined) return indices;
  const texts = items.map((item) => item(attribute) ?? "");
  const sign = asked?.direction === "desc" ? -1 : 1;
  const compare = comparison(texts, fields.facets.get(attribute));
  return indices.sort((a, b) => {
    const [one = "", other = ""] = [texts[a], texts[b]];
    if (one === "" || other === "") return Number(one === "") - Number(other === "");
    return sign * compare(a, b);
  });
}

function comparison(
  texts: readonly string[],
  offered: readonly string[] | undefined,
): (a: number, b: number) => number {
  const sizes = offered
    ? texts.map((text) => offered.indexOf(text.split(" ")[0] ?? ""))
    : texts.map((text) => measure(text));
  if (texts.every((text, index) => text === "" || !Number.isNaN(sizes[index]))) {
    return (a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0);
  }
  return (a, b) => names.compare(texts[a] ?? "", texts[b] ?? "");
}
