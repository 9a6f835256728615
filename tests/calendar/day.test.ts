import { afterEach, expect, test, vi } from "vitest";
import { daysAfter, daysBetween, localDay } from "../../site_src/calendar/day";

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([
  ["Pacific/Auckland", "2026-11-21"],
  ["UTC", "2026-11-20"],
  ["America/Los_Angeles", "2026-11-20"],
])("a moment's day is that of the reader in %s", (zone, day) => {
  vi.stubEnv("TZ", zone);
  expect(localDay(new Date("2026-11-20T12:30:00Z"))).toBe(day);
});

test.each([
  ["2026-02-28", 1, "2026-03-01"],
  ["2028-02-28", 1, "2028-02-29"],
  ["2027-01-01", -1, "2026-12-31"],
  ["2026-03-28", 2, "2026-03-30"],
])("%s and %i days is %s, whatever clocks do in between", (day, count, then) => {
  expect(daysAfter(day, count)).toBe(then);
  expect(daysBetween(day, then)).toBe(count);
});
