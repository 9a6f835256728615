import { expect, test } from "vitest";
import { answered, begin, end, movedTo, timeLeft } from "../../site_src/assessment/attempt";
import { clockFace } from "../../site_src/assessment/clock";
import { formatAttempt, parseAttempt } from "../../site_src/assessment/format";
import { MINUTE, SETTING } from "./samples";

const BEGAN = Date.UTC(2026, 10, 20, 9);
const attempt = begin("softmax", BEGAN);

test.each([
  ["at the start", 0, 30],
  ["after ten minutes, whatever happened in them", 10, 20],
  ["when the time is up", 30, 0],
  ["after a night with the lid closed", 600, 0],
  ["when the clock was put back by an hour", -60, 30],
])("%s, after %i minutes by the clock, %i are left", (_, passed, left) => {
  expect(timeLeft(attempt, 30, BEGAN + passed * MINUTE)).toBe(left * MINUTE);
});

test("an attempt ends when its time was up, not when somebody noticed", () => {
  expect(end(attempt, 30, BEGAN + 600 * MINUTE).ended).toBe(BEGAN + 30 * MINUTE);
  expect(end(attempt, 30, BEGAN + 5 * MINUTE).ended).toBe(BEGAN + 5 * MINUTE);
});

test("the last answer counts, and none after the end", () => {
  const first = answered(attempt, "softmax", { passed: 4, total: 4 });
  const second = answered(first, "softmax", { passed: 1, total: 4 });
  expect(second.answers.get("softmax")).toEqual({ passed: 1, total: 4 });
  const over = end(second, 30, BEGAN + MINUTE);
  expect(answered(over, "softmax", { passed: 4, total: 4 })).toBe(over);
  expect(end(over, 30, BEGAN + 20 * MINUTE)).toBe(over);
});

test("an attempt comes back after a reload as it was", () => {
  const kept = movedTo(answered(attempt, "heads", { passed: 2, total: 3 }), "update");
  expect(parseAttempt(formatAttempt(kept), SETTING)).toEqual(kept);
  const over = end(kept, 30, BEGAN + MINUTE);
  expect(parseAttempt(formatAttempt(over), SETTING)).toEqual(over);
});

test.each([
  null,
  "{",
  "[]",
  '{"version":2,"began":1,"ended":null}',
  '{"version":1,"began":"1","ended":null}',
  '{"version":1,"began":1,"ended":"never"}',
  '{"version":1,"began":-5,"ended":null}',
])("%j is no attempt", (json) => {
  expect(parseAttempt(json, SETTING)).toBeNull();
});

test("answers that cannot be are left out, and a problem that is gone is not looked at", () => {
  const stored = {
    version: 1,
    began: 1,
    ended: null,
    current: "gone",
    answers: {
      softmax: { passed: 5, total: 4 },
      heads: { passed: 1, total: 4 },
      update: { passed: 0.5, total: 1 },
      gone: { passed: 1, total: 1 },
    },
  };
  const read = parseAttempt(JSON.stringify(stored), SETTING);
  expect(read?.current).toBe("softmax");
  expect([...(read?.answers ?? [])]).toEqual([["heads", { passed: 1, total: 4 }]]);
});

test.each([
  [0, "0:00"],
  [1, "0:01"],
  [59_001, "1:00"],
  [42 * MINUTE + 9_000, "42:09"],
  [62 * MINUTE, "1:02:00"],
])("%i ms are %s on the clock", (ms, face) => {
  expect(clockFace(ms)).toBe(face);
});
