import { messages } from "#texts/progress";
import { element } from "../dom/element";
import type { Resumption } from "./resumption";
import { addressOf } from "./site";

/** What to go on with, as a link, and why. */
export function renderResumption({ place, why }: Resumption): HTMLElement {
  return element(
    "section",
    { class: "dp-resume", "aria-labelledby": "dp-resume-title" },
    element("h2", { class: "eyebrow", id: "dp-resume-title" }, messages.continue.heading),
    element(
      "p",
      {},
      element("a", { class: "card-title", href: addressOf(place.kind, place.slug) }, place.title),
    ),
    element("p", { class: "meta" }, messages.continue[why]),
  );
}
