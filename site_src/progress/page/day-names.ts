/** Days, as `2026-11-20`, in words. A day has no timezone: it is the reader's own. */

import { dates } from "#texts/language";

const format = (options: Intl.DateTimeFormatOptions) => dates({ ...options, timeZone: "UTC" });

const long = format({ day: "numeric", month: "long", year: "numeric" });
const month = format({ month: "short" });
const weekdayShort = format({ weekday: "short" });
const weekdayLong = format({ weekday: "long" });

export const dayName = (day: string): string => long.format(new Date(day));
export const monthName = (day: string): string => month.format(new Date(day));

export function weekdayNames(day: string): { readonly short: string; readonly long: string } {
  return { short: weekdayShort.format(new Date(day)), long: weekdayLong.format(new Date(day)) };
}

/** "3–5 November 2026" */
export const rangeName = (from: string, to: string): string => long.formatRange(new Date(from), new Date(to));
