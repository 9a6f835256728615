import { dates } from "#texts/language";
import { messages } from "#texts/progress";
import { daysAfter, localDay } from "../calendar/day";
import { element } from "../dom/element";
import type { Progress } from "./progress-data";
import { ProgressElement } from "./progress-element";
import { resumptionOf } from "./resumption";
import { renderResumption } from "./resumption-view";
import { progressAddress } from "./site";
import { streakOf } from "./streak";

/** How many days the strip shows. */
const STRIP = 14;

const named = dates({ day: "numeric", month: "long", timeZone: "UTC" });
const weekday = dates({ weekday: "narrow", timeZone: "UTC" });

/** `<divebell-continue>`: where the reader left off, and the reader's own days. Empty for a new reader. */
export class ContinueElement extends ProgressElement {
  protected show(progress: Progress): void {
    const resumption = resumptionOf(progress);
    const parts = [
      ...(resumption ? [renderResumption(resumption)] : []),
      ...(progress.days.length > 0 ? [renderDays(progress.days, localDay(new Date()))] : []),
    ];
    this.hidden = parts.length === 0;
    this.replaceChildren(...parts);
  }
}

function renderDays(days: readonly string[], today: string): HTMLElement {
  const streak = streakOf(days, today);
  const details = messages.streak.details(streak, (day) => named.format(new Date(day)));
  return element(
    "section",
    { class: "dp-days", "aria-labelledby": "dp-days-title" },
    element("h2", { class: "eyebrow", id: "dp-days-title" }, messages.continue.days),
    element("p", { class: "card-title" }, messages.streak.title(streak)),
    renderStrip(new Set(days), today),
    details === "" ? null : element("p", { class: "meta" }, details),
    element("p", { class: "meta" }, element("a", { href: progressAddress() }, messages.continue.all)),
  );
}

function renderStrip(days: ReadonlySet<string>, today: string): HTMLElement {
  const shown = Array.from({ length: STRIP }, (_, index) => daysAfter(today, index - STRIP + 1));
  const counted = shown.filter((day) => days.has(day)).length;
  return element(
    "div",
    { class: "dp-strip", role: "img", "aria-label": messages.streak.strip(counted, STRIP) },
    ...shown.map((day) => {
      const kind = days.has(day) ? "counted" : day === today ? "coming" : "missed";
      const letter = weekday.format(new Date(day));
      return element("span", { class: `dp-day dp-${kind}`, title: named.format(new Date(day)) }, letter);
    }),
  );
}
