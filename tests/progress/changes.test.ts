import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { checked, finished, toggled } from "../../site_src/progress/changes";
import { NOTHING } from "../../site_src/progress/progress-data";

beforeEach(() => {
  vi.stubEnv("TZ", "America/Los_Angeles");
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const EVENING = new Date("2026-11-21T05:00:00Z");
const LATER = new Date("2026-11-23T05:00:00Z");
const check = (status: "tried" | "solved", title = "Softmax") => ({ problem: "softmax", title, status });

test("the day that counts is the reader's own", () => {
  expect(checked(NOTHING, check("tried"), EVENING).days).toEqual(["2026-11-20"]);
  expect(finished(NOTHING, "a-dive", EVENING).days).toEqual(["2026-11-20"]);
});

test("a day counts once", () => {
  const once = checked(NOTHING, check("tried"), EVENING);
  expect(checked(once, check("solved"), EVENING).days).toEqual(["2026-11-20"]);
});

test("solved once is solved for good, and the title stays known", () => {
  const solved = checked(NOTHING, check("solved"), EVENING);
  expect(checked(solved, check("tried", ""), LATER).problems.get("softmax")).toEqual({
    status: "solved",
    title: "Softmax",
    first: EVENING.toISOString(),
    last: LATER.toISOString(),
  });
});

test("a dive that is read again was read the first time, and makes no day", () => {
  const read = finished(NOTHING, "a-dive", EVENING);
  expect(finished(read, "a-dive", LATER)).toBe(read);
});

test("a bookmark is set, and taken away", () => {
  const place = { kind: "dive", slug: "a-dive", title: "A dive" };
  const set = toggled(NOTHING, place, EVENING);
  expect([...set.bookmarks.keys()]).toEqual(["dive:a-dive"]);
  expect(toggled(set, place, LATER).bookmarks.size).toBe(0);
  expect(set.days).toEqual([]);
});
