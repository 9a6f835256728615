import { daysAfter, daysBetween } from "../calendar/day";

/** What can honestly be said of a reader's days. */
export interface Streak {
  /** Days in a row up to today, or up to yesterday while today is still to come. */
  readonly current: number;
  /** Whether today counts already. */
  readonly today: boolean;
  /** The longest run of days ever. */
  readonly longest: number;
  /** All days that count. */
  readonly total: number;
  /** The last day that counts, and how many days were missed since; null where there is none. */
  readonly last: { readonly day: string; readonly missed: number } | null;
}

/** The streak on the day `today`, from days in order. Days that are still to come do not count. */
export function streakOf(days: readonly string[], today: string): Streak {
  const past = days.filter((day) => day <= today);
  const last = past.at(-1);
  let run = 0;
  let longest = 0;
  past.forEach((day, index) => {
    const before = past[index - 1];
    run = before !== undefined && daysAfter(before, 1) === day ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  const age = last === undefined ? 0 : daysBetween(last, today);
  return {
    current: last !== undefined && age <= 1 ? run : 0,
    today: last === today,
    longest,
    total: past.length,
    last: last === undefined ? null : { day: last, missed: Math.max(0, age - 1) },
  };
}

/** Days in a row on which nothing was done. */
export interface Gap {
  readonly from: string;
  readonly to: string;
  readonly length: number;
}

/**
 * The gaps between the reader's first day and `today`, newest first, as far as they reach into the time from `since`
 * on. Today is none: it is still to come.
 */
export function gapsOf(days: readonly string[], today: string, since: string): readonly Gap[] {
  const past = days.filter((day) => day < today);
  return past
    .map((day, index) => ({ from: daysAfter(day, 1), to: daysAfter(past[index + 1] ?? today, -1) }))
    .filter(({ from, to }) => from <= to && to >= since)
    .map(({ from, to }) => ({ from: from < since ? since : from, to }))
    .map(({ from, to }) => ({ from, to, length: daysBetween(from, to) + 1 }))
    .reverse();
}
