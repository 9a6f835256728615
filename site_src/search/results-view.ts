import { dates } from "#texts/language";
import { messages } from "#texts/search";
import { localDay } from "../calendar/day";
import { element } from "../dom/element";
import type { Found } from "./engine";
import { pieces } from "./excerpt";

/** A result: a link with the title, what kind of page it is, and where the words stand in it. */
export function resultItem({ url, excerpt, meta }: Found): HTMLLIElement {
  const over = meta.until && meta.until < localDay(new Date()) ? messages.expired : "";
  const facts = [messages.kinds[meta.kind ?? ""], dateText(meta.date), meta.difficulty, over].filter(Boolean);
  const text = pieces(excerpt).map((piece) => (piece.marked ? element("mark", {}, piece.text) : piece.text));
  return element(
    "li",
    {},
    element(
      "a",
      { class: "ds-result", href: url },
      element("span", { class: "ds-result-title" }, meta.title ?? url),
      element("span", { class: "ds-result-facts" }, facts.join(" · ")),
      element("span", { class: "ds-result-excerpt" }, ...text),
    ),
  );
}

const LONG = dates({ dateStyle: "long", timeZone: "UTC" });

/** `2026-11-20` as a reader says it; anything else, such as a year, as it is. */
export function dateText(date: string | undefined): string {
  if (!date) return "";
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? LONG.format(new Date(date)) : date;
}
