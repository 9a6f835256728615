import { expect, test } from "vitest";
import { checked, finished, opened } from "../../site_src/progress/changes";
import { NOTHING, type Progress } from "../../site_src/progress/progress-data";
import { resumptionOf } from "../../site_src/progress/resumption";

const at = (hour: number) => new Date(Date.UTC(2026, 10, 20, hour));
const DIVE = { kind: "dive", slug: "a-dive", title: "A dive" };
const PROBLEM = { kind: "problem", slug: "softmax", title: "Softmax" };
const TRIED = { problem: "softmax", title: "Softmax", status: "tried" } as const;

test.each<[string, Progress, unknown]>([
  ["a new reader: nothing", NOTHING, null],
  ["a dive that is not read", opened(NOTHING, DIVE), { place: DIVE, why: "reading" }],
  ["nothing after a dive that is", finished(opened(NOTHING, DIVE), "a-dive", at(1)), null],
  ["a problem that was only opened", opened(NOTHING, PROBLEM), { place: PROBLEM, why: "opened" }],
  [
    "a problem that was tried",
    checked(opened(NOTHING, PROBLEM), TRIED, at(1)),
    { place: PROBLEM, why: "tried" },
  ],
  [
    "nothing after a problem that is solved",
    checked(opened(NOTHING, PROBLEM), { ...TRIED, status: "solved" }, at(1)),
    null,
  ],
  [
    "the last problem tried in vain, once the dive is read",
    finished(
      opened(
        checked(checked(NOTHING, { ...TRIED, problem: "old", title: "Old" }, at(1)), TRIED, at(2)),
        DIVE,
      ),
      "a-dive",
      at(3),
    ),
    { place: PROBLEM, why: "tried" },
  ],
])("leads on to %s", (_, progress, expected) => {
  expect(resumptionOf(progress)).toEqual(expected);
});
