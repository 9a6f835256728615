import type { Place } from "./progress-data";

/** The place that an element names with `kind`, `slug` and `title`; null where one is missing. */
export function placeOf(element: Element): Place | null {
  const [kind, slug, title] = ["kind", "slug", "title"].map((name) => element.getAttribute(name) ?? "");
  return kind && slug && title ? { kind, slug, title } : null;
}
