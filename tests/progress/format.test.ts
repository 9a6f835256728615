import { expect, test } from "vitest";
import { checked, finished, opened, toggled } from "../../site_src/progress/changes";
import { formatProgress, LaterVersion, parseProgress } from "../../site_src/progress/format";
import { NOTHING } from "../../site_src/progress/progress-data";

const NOW = new Date("2026-11-20T10:00:00Z");
const AT = NOW.toISOString();
const SOFTMAX = { kind: "problem", slug: "softmax", title: "Softmax" };

test("what is kept comes back as it was", () => {
  let progress = checked(NOTHING, { problem: "softmax", title: "Softmax", status: "tried" }, NOW);
  progress = finished(progress, "2026-11-18-optimizers", NOW);
  progress = toggled(opened(progress, SOFTMAX), SOFTMAX, NOW);
  expect(parseProgress(formatProgress(progress))).toEqual(progress);
});

test("the storage holds one object of the agreed form", () => {
  const progress = checked(NOTHING, { problem: "softmax", title: "Softmax", status: "solved" }, NOW);
  expect(JSON.parse(formatProgress(progress))).toMatchObject({
    version: 1,
    problems: { softmax: { status: "solved", first: AT, last: AT } },
    days: [expect.stringMatching(/^2026-11-(19|20|21)$/)],
    read: {},
    bookmarks: {},
  });
});

test.each([null, "", "{", "[]", "7", '"text"', "null", "{}", '{"version":"x"}'])(
  "%j is no progress",
  (json) => {
    expect(parseProgress(json)).toEqual(NOTHING);
  },
);

test("what has the wrong shape is left out, and the rest stays", () => {
  const stored = {
    version: 1,
    problems: {
      softmax: { status: "solved", title: 7, first: AT, last: AT },
      attention: { status: "mastered", first: AT, last: AT },
      relu: { status: "tried", first: "yesterday", last: AT },
      "../../x": { status: "tried", first: AT, last: AT },
      __proto__: { status: "tried" },
    },
    days: ["2026-11-20", "2026-11-19", "2026-11-20", "2026-02-31", "soon", 20261118, null],
    read: { "a-dive": AT, "b-dive": 5 },
    bookmarks: {
      "problem:softmax": { ...SOFTMAX, since: AT },
      "dive:other": { ...SOFTMAX, since: AT },
      "problem:x": { kind: "javascript:", slug: "x", title: "X", since: AT },
      "problem:y": { kind: "problem", slug: "y", title: " ", since: AT },
    },
    opened: { kind: "dive", slug: "<img>", title: "t" },
  };
  expect(parseProgress(JSON.stringify(stored))).toEqual({
    problems: new Map([["softmax", { status: "solved", title: "", first: AT, last: AT }]]),
    days: ["2026-11-19", "2026-11-20"],
    read: new Map([["a-dive", AT]]),
    bookmarks: new Map([["problem:softmax", { ...SOFTMAX, since: AT }]]),
    opened: null,
  });
});

test("what a later version wrote is not read as ours", () => {
  expect(() => parseProgress('{"version":2,"problems":[]}')).toThrow(LaterVersion);
});
