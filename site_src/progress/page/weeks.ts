import { daysAfter } from "../../calendar/day";

/** How many weeks the calendar shows. */
export const WEEKS = 52;

/** What a day is to a reader. `before` is before the reader's first day, `later` after today. */
export type DayKind = "counted" | "missed" | "coming" | "before" | "later";

export interface Day {
  readonly day: string;
  readonly kind: DayKind;
}

/** A month above the weeks whose Mondays are in it. */
export interface Month {
  /** Its first Monday that is shown. */
  readonly day: string;
  readonly weeks: number;
}

export interface Year {
  readonly months: readonly Month[];
  /** Seven rows, Monday first, of `WEEKS` days each. */
  readonly rows: readonly (readonly Day[])[];
  readonly from: string;
  readonly to: string;
}

/** The weeks up to the one of the day `until`, with the reader's days. */
export function yearOf(days: readonly string[], today: string, until: string = today): Year {
  const counted = new Set(days);
  const first = days[0];
  const from = daysAfter(mondayOf(until), -7 * (WEEKS - 1));
  const kindOf = (day: string): DayKind => {
    if (day > today) return "later";
    if (counted.has(day)) return "counted";
    if (day === today) return "coming";
    return first === undefined || day < first ? "before" : "missed";
  };
  const rows = Array.from({ length: 7 }, (_, row) =>
    Array.from({ length: WEEKS }, (_, week) => {
      const day = daysAfter(from, 7 * week + row);
      return { day, kind: kindOf(day) };
    }),
  );
  const mondays = Array.from({ length: WEEKS }, (_, week) => daysAfter(from, 7 * week));
  return { months: monthsOf(mondays), rows, from, to: daysAfter(from, 7 * WEEKS - 1) };
}

function monthsOf(mondays: readonly string[]): readonly Month[] {
  const months = new Map<string, Month>();
  for (const day of mondays) {
    const month = day.slice(0, 7);
    const known = months.get(month);
    months.set(month, { day: known?.day ?? day, weeks: (known?.weeks ?? 0) + 1 });
  }
  return [...months.values()];
}

function mondayOf(day: string): string {
  const weekday = (new Date(day).getUTCDay() + 6) % 7;
  return daysAfter(day, -weekday);
}
