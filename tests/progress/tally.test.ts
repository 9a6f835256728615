import { expect, test } from "vitest";
import { NOTHING, type Progress } from "../../site_src/progress/progress-data";
import { tallyOf } from "../../site_src/progress/tally";

const AT = "2026-11-20T10:00:00.000Z";
const problem = (status: "solved" | "tried") => ({ status, title: "", first: AT, last: AT }) as const;
const PROGRESS: Progress = {
  ...NOTHING,
  problems: new Map([
    ["a", problem("solved")],
    ["b", problem("tried")],
    ["gone from the site", problem("solved")],
  ]),
  bookmarks: new Map([
    ["problem:a", { kind: "problem", slug: "a", title: "A", since: AT }],
    ["topic:c", { kind: "topic", slug: "c", title: "C", since: AT }],
  ]),
};

test.each([
  [[], { total: 0, solved: 0, tried: 0, bookmarked: 0 }],
  [["a", "b", "c"], { total: 3, solved: 1, tried: 1, bookmarked: 1 }],
  [["a", "a", "b"], { total: 2, solved: 1, tried: 1, bookmarked: 1 }],
  [["c"], { total: 1, solved: 0, tried: 0, bookmarked: 0 }],
])("of %j, each is counted once", (slugs, expected) => {
  expect(tallyOf(slugs, PROGRESS)).toEqual(expected);
});
