import { messages } from "#texts/progress-page";
import { element } from "../../dom/element";
import { dayName, monthName, weekdayNames } from "./day-names";
import type { Day, Month, Year } from "./weeks";

/** A year's days as a table: a row for each day of the week, a column for each week. */
export function renderCalendar({ months, rows, from, to }: Year): HTMLTableElement {
  return element(
    "table",
    { class: "pp-year" },
    element("caption", { class: "dp-unseen" }, messages.calendar.caption(dayName(from), dayName(to))),
    element("thead", {}, element("tr", {}, element("td", {}), ...months.map(renderMonth))),
    element("tbody", {}, ...rows.map(renderRow)),
  );
}

function renderMonth({ day, weeks }: Month): HTMLElement {
  const name = monthName(day);
  // The name of a month of which a week or two are shown would run into the next one's.
  const shown = element("span", { class: weeks < 3 ? "dp-unseen" : "" }, name);
  return element("th", { scope: "col", colspan: String(weeks) }, shown);
}

function renderRow(days: readonly Day[], row: number): HTMLElement {
  const { short, long } = weekdayNames(days[0]?.day ?? "");
  return element(
    "tr",
    {},
    element(
      "th",
      { scope: "row" },
      element("span", { class: "dp-unseen" }, long),
      // As in other calendars, every second one is enough.
      element("span", { "aria-hidden": "true" }, row % 2 === 0 ? short : ""),
    ),
    ...days.map(renderDay),
  );
}

function renderDay({ day, kind }: Day): HTMLElement {
  const said = messages.calendar.kinds[kind];
  if (said === "") return element("td", {});
  const text = `${dayName(day)}: ${said}`;
  return element(
    "td",
    { "data-day": day, title: text },
    element("span", { class: `pp-day pp-${kind}` }),
    element("span", { class: "dp-unseen" }, text),
  );
}

/** What the marks of the calendar mean. */
export function renderKey(): HTMLElement {
  const { key } = messages.calendar;
  return element(
    "p",
    { class: "pp-key", "aria-hidden": "true" },
    ...(["counted", "missed", "coming"] as const).map((kind) =>
      element("span", {}, element("span", { class: `pp-day pp-${kind}` }), key[kind]),
    ),
  );
}
