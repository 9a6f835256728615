import { messages as shared } from "#texts/progress";
import { messages } from "#texts/progress-page";
import { daysAfter, localDay } from "../../calendar/day";
import { button, element } from "../../dom/element";
import type { Progress } from "../progress-data";
import { ProgressElement } from "../progress-element";
import { resumptionOf } from "../resumption";
import { renderResumption } from "../resumption-view";
import { gapsOf, type Streak, streakOf } from "../streak";
import { renderCalendar, renderKey } from "./calendar-view";
import { dayName, rangeName } from "./day-names";
import { WEEKS, type Year, yearOf } from "./weeks";

/** `<divebell-days>`: the reader's own days: the streak, a year's calendar, and what was missed. */
export class DaysElement extends ProgressElement {
  readonly #head = element("div", { class: "pp-days-head" });
  readonly #calendar = element("div", {
    class: "pp-calendar",
    role: "region",
    tabindex: "0",
    "aria-label": messages.calendar.label,
  });
  readonly #earlier = button(messages.calendar.earlier, "dp-button", () => this.#turn(-1));
  readonly #later = button(messages.calendar.later, "dp-button", () => this.#turn(1));
  readonly #gaps = element("details", { class: "pp-gaps" });
  readonly #noGaps = element("p", { class: "meta" }, messages.gaps.none);
  /** How many times the calendar was turned back. */
  #back = 0;
  #progress: Progress | null = null;

  protected show(progress: Progress): void {
    this.#progress = progress;
    const today = localDay(new Date());
    const streak = streakOf(progress.days, today);
    this.hidden = progress.days.length === 0;
    if (this.hidden) return;
    if (!this.#head.isConnected) this.#build();
    const resumption = resumptionOf(progress);
    this.#head.replaceChildren(
      renderStreak(streak, progress.days[0] ?? today),
      ...(resumption ? [renderResumption(resumption)] : []),
    );
    this.#showYear(progress.days, today);
  }

  #build(): void {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    this.replaceChildren(
      this.#head,
      this.#calendar,
      element(
        "div",
        { class: "pp-under" },
        renderKey(),
        element("div", { class: "pp-turn" }, this.#earlier, this.#later),
      ),
      this.#gaps,
      this.#noGaps,
      element("p", { class: "meta" }, messages.calendar.zone(zone)),
    );
  }

  #showYear(days: readonly string[], today: string): void {
    const year = yearOf(days, today, daysAfter(today, -7 * WEEKS * this.#back));
    this.#calendar.replaceChildren(renderCalendar(year));
    // The latest weeks are those that one wants to see.
    const forward = getComputedStyle(this.#calendar).direction === "rtl" ? -1 : 1;
    this.#calendar.scrollLeft = forward * this.#calendar.scrollWidth;
    this.#earlier.disabled = (days[0] ?? today) >= year.from;
    this.#later.disabled = this.#back === 0;
    this.#earlier.hidden = this.#later.hidden = this.#earlier.disabled && this.#later.disabled;
    this.#showGaps(days, today, year);
  }

  #showGaps(days: readonly string[], today: string, { from, to }: Year): void {
    const gaps = gapsOf(days, to < today ? daysAfter(to, 1) : today, from);
    this.#gaps.hidden = gaps.length === 0;
    this.#noGaps.hidden = gaps.length > 0;
    this.#gaps.replaceChildren(
      element("summary", {}, messages.gaps.summary(gaps)),
      element(
        "ul",
        {},
        ...gaps.map((gap) => element("li", {}, messages.gaps.gap(rangeName(gap.from, gap.to), gap.length))),
      ),
    );
  }

  #turn(by: 1 | -1): void {
    this.#back -= by;
    if (this.#progress) this.#showYear(this.#progress.days, localDay(new Date()));
    // A button that has led to the end is no place for the focus.
    const pressed = by === 1 ? this.#later : this.#earlier;
    if (pressed.disabled) (by === 1 ? this.#earlier : this.#later).focus();
  }
}

function renderStreak(streak: Streak, first: string): HTMLElement {
  const figures = [
    [messages.streak.longest, messages.streak.days(streak.longest)],
    [messages.streak.total, messages.streak.days(streak.total)],
    [messages.streak.first, dayName(first)],
  ] as const;
  return element(
    "div",
    {},
    element("p", { class: "pp-streak" }, shared.streak.title(streak)),
    element("p", { class: "meta" }, messages.streak.remark(streak, dayName)),
    element(
      "dl",
      { class: "pp-figures" },
      ...figures.map(([name, figure]) =>
        element("div", {}, element("dt", {}, name), element("dd", {}, figure)),
      ),
    ),
  );
}
