import { afterEach, describe, expect, test, vi } from "vitest";
import { daysAfter, localDay } from "../../../site_src/calendar/day";
import { WEEKS, yearOf } from "../../../site_src/progress/page/weeks";
import { streakOf } from "../../../site_src/progress/streak";

afterEach(() => {
  vi.unstubAllEnvs();
});

const flat = (year: ReturnType<typeof yearOf>) =>
  Array.from({ length: WEEKS }, (_, week) => year.rows.map((row) => row[week])).flat();

test.each(["2026-11-20", "2024-02-29", "2024-12-31", "2025-01-01", "2023-01-01", "2026-03-29"])(
  "up to %s, each day of 52 weeks stands once, in order, from a Monday to a Sunday",
  (today) => {
    const year = yearOf([], today);
    const days = flat(year).map((each) => each?.day);
    expect(days).toHaveLength(364);
    expect(days).toEqual(Array.from({ length: 364 }, (_, index) => daysAfter(year.from, index)));
    expect(new Date(year.from).getUTCDay()).toBe(1);
    expect(days.slice(-7)).toContain(today);
    expect(year.to).toBe(days.at(-1));
    expect(year.months.reduce((sum, { weeks }) => sum + weeks, 0)).toBe(WEEKS);
  },
);

test("a leap day has its place", () => {
  expect(flat(yearOf([], "2024-11-20")).map((each) => each?.day)).toContain("2024-02-29");
});

test("each day is what it is to the reader", () => {
  const year = yearOf(["2026-11-10", "2026-11-18"], "2026-11-20");
  const kinds = new Map(flat(year).map((each) => [each?.day, each?.kind]));
  expect(kinds.get("2026-11-09")).toBe("before");
  expect(kinds.get("2026-11-10")).toBe("counted");
  expect(kinds.get("2026-11-11")).toBe("missed");
  expect(kinds.get("2026-11-19")).toBe("missed");
  expect(kinds.get("2026-11-20")).toBe("coming");
  expect(kinds.get("2026-11-21")).toBe("later");
});

test("today counts once it is done, and a day still to come does not, even after a flight west", () => {
  const year = yearOf(["2026-11-20", "2026-11-21"], "2026-11-20");
  const kinds = new Map(flat(year).map((each) => [each?.day, each?.kind]));
  expect(kinds.get("2026-11-20")).toBe("counted");
  expect(kinds.get("2026-11-21")).toBe("later");
});

test("the calendar can be turned back to earlier weeks, in which no day is to come", () => {
  const year = yearOf(["2024-01-01"], "2026-11-20", "2025-11-21");
  expect(year.to).toBe("2025-11-23");
  expect(flat(year).every((each) => each?.kind === "missed")).toBe(true);
});

// Where and when clocks were or will be put forward or back, at midnight too.
const CHANGES = [
  ["Europe/Berlin", "2026-03-29"],
  ["Europe/Berlin", "2026-10-25"],
  ["America/New_York", "2026-03-08"],
  ["America/New_York", "2026-11-01"],
  ["America/Sao_Paulo", "2018-11-04"],
  ["America/Havana", "2026-11-01"],
  ["Asia/Beirut", "2026-03-29"],
  ["Australia/Lord_Howe", "2026-04-05"],
  ["Pacific/Auckland", "2026-09-27"],
  ["Asia/Kathmandu", "2026-11-01"],
  ["Pacific/Kiritimati", "2026-11-01"],
] as const;

test("a day is the reader's own, wherever the reader is", () => {
  const moment = new Date("2026-11-20T10:30:00Z");
  const days = ["Pacific/Pago_Pago", "Europe/Berlin", "Pacific/Kiritimati"].map((zone) => {
    vi.stubEnv("TZ", zone);
    return localDay(moment);
  });
  expect(days).toEqual(["2026-11-19", "2026-11-20", "2026-11-21"]);
});

describe.each(CHANGES)("in %s, around %s", (zone, change) => {
  test("a reader who is there at every hour has each day once", () => {
    vi.stubEnv("TZ", zone);
    const first = Date.parse(daysAfter(change, -3));
    const hours = Array.from({ length: 24 * 7 }, (_, hour) => new Date(first + hour * 3_600_000));
    const days = [...new Set(hours.map(localDay))];
    const [begin = ""] = days;
    expect(days).toEqual(days.map((_, index) => daysAfter(begin, index)));
    const streak = streakOf(days, days.at(-1) ?? "");
    expect(streak).toMatchObject({ current: days.length, longest: days.length, today: true });
    const marked = flat(yearOf(days, days.at(-1) ?? "")).filter((each) => each?.kind === "counted");
    expect(marked.map((each) => each?.day)).toEqual(days);
  });

  test("the day changes at the reader's own midnight", () => {
    vi.stubEnv("TZ", zone);
    const [year, month, day] = change.split("-").map(Number) as [number, number, number];
    expect(localDay(new Date(year, month - 1, day, 23, 59, 59))).toBe(change);
    expect(localDay(new Date(year, month - 1, day + 1, 12))).toBe(daysAfter(change, 1));
    expect(localDay(new Date(year, month - 1, day, 12))).toBe(change);
  });
});
