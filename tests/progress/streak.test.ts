import { expect, test } from "vitest";
import { messages } from "#texts/progress";
import { gapsOf, streakOf } from "../../site_src/progress/streak";

const TODAY = "2026-11-20";

test.each([
  ["nobody's", [], { current: 0, today: false, longest: 0, total: 0, last: null }],
  ["today alone", ["2026-11-20"], { current: 1, today: true, longest: 1, total: 1 }],
  ["up to today", ["2026-11-18", "2026-11-19", "2026-11-20"], { current: 3, today: true, longest: 3 }],
  ["up to yesterday, with today still to come", ["2026-11-18", "2026-11-19"], { current: 2, today: false }],
  [
    "over since a day was missed",
    ["2026-11-17", "2026-11-18"],
    { current: 0, longest: 2, last: { day: "2026-11-18", missed: 1 } },
  ],
  [
    "with a gap",
    ["2026-11-10", "2026-11-11", "2026-11-12", "2026-11-20"],
    { current: 1, longest: 3, total: 4 },
  ],
  ["over the end of a month", ["2026-10-31", "2026-11-01"], { current: 0, longest: 2 }],
  [
    "days that are still to come, after a flight west",
    ["2026-11-20", "2026-11-21"],
    { current: 1, today: true, total: 1 },
  ],
])("a streak is %s", (_, days, expected) => {
  expect(streakOf(days, TODAY)).toMatchObject(expected);
});

test.each([
  [["2026-11-19", "2026-11-20"], "2 days in a row", ""],
  [["2026-11-18", "2026-11-19"], "2 days in a row", "Up to yesterday: today is still to come."],
  [
    ["2026-11-01", "2026-11-16"],
    "3 days missed",
    "Your last day was 2026-11-16. Your longest run is 1 day. 2 days in all.",
  ],
  [
    ["2026-11-01", "2026-11-02", "2026-11-20"],
    "One day in a row",
    "Your longest run is 2 days. 3 days in all.",
  ],
])("what is said of %j hides no gap", (days, title, details) => {
  const streak = streakOf(days, TODAY);
  expect(messages.streak.title(streak)).toBe(title);
  expect(messages.streak.details(streak, (day) => day)).toBe(details);
});

const gap = (from: string, to: string, length: number) => ({ from, to, length });

test.each([
  ["nobody has none", [], []],
  ["today, still to come, is none", ["2026-11-18", "2026-11-19"], []],
  ["yesterday is one", ["2026-11-18"], [gap("2026-11-19", "2026-11-19", 1)]],
  ["what was before the first day is none", ["2026-11-20"], []],
  [
    "the newest comes first",
    ["2026-10-30", "2026-11-02", "2026-11-10", "2026-11-20"],
    [
      gap("2026-11-11", "2026-11-19", 9),
      gap("2026-11-03", "2026-11-09", 7),
      gap("2026-10-31", "2026-11-01", 2),
    ],
  ],
  [
    "of one that began long ago, what is in the time that is looked at",
    ["2025-01-01", "2026-11-19"],
    [gap("2026-01-01", "2026-11-18", 322)],
  ],
])("of gaps, %s", (_, days, expected) => {
  expect(gapsOf(days, TODAY, "2026-01-01")).toEqual(expected);
});

test("a leap day can be missed", () => {
  expect(gapsOf(["2024-02-28", "2024-03-01"], "2024-03-01", "2024-01-01")).toEqual([
    gap("2024-02-29", "2024-02-29", 1),
  ]);
});
