import type { Attempt } from "../../../site_src/assessment/attempt";
import type { Kept } from "../../../site_src/progress/kept/kept";
import { NOTHING, type ProblemProgress, type Progress } from "../../../site_src/progress/progress-data";
import { emptyRecord, type ProblemRecord, type Version } from "../../../site_src/records/problem-record";

/** A moment on a day of November 2026. */
export const on = (day: number, hour = 10): string => new Date(Date.UTC(2026, 10, day, hour)).toISOString();

export const version = (source: string, at: string, outcome?: "pass" | "fail"): Version => ({
  source,
  at,
  check: outcome ? { outcome, passed: outcome === "pass" ? 3 : 1, total: 3 } : null,
});

export const record = (parts: Partial<ProblemRecord>): ProblemRecord => ({
  ...emptyRecord("starter"),
  ...parts,
});

export const attempt = (began: number): Attempt => ({
  began,
  ended: null,
  current: "softmax",
  answers: new Map([["softmax", { passed: 1, total: 3 }]]),
});

export const progress = (parts: Partial<Progress>): Progress => ({ ...NOTHING, ...parts });

export const kept = (parts: Partial<Kept>): Kept => ({
  progress: NOTHING,
  records: new Map(),
  attempts: new Map(),
  ...parts,
});

const solved = (day: number): ProblemProgress => ({
  status: "solved",
  title: "Softmax",
  first: on(day),
  last: on(day),
});
const tried = (day: number): ProblemProgress => ({ ...solved(day), status: "tried" });
const bookmark = (slug: string, day: number) =>
  [`dive:${slug}`, { kind: "dive", slug, title: `Dive ${slug}`, since: on(day) }] as const;

/** Readers whose belongings overlap in every way there is. */
export const READERS: readonly Kept[] = [
  kept({}),
  kept({
    progress: progress({
      problems: new Map([
        ["softmax", solved(3)],
        ["heads", tried(4)],
      ]),
      days: ["2026-11-03", "2026-11-04"],
      read: new Map([["a-dive", on(3)]]),
      bookmarks: new Map([bookmark("a-dive", 3)]),
      opened: { kind: "dive", slug: "a-dive", title: "A dive" },
    }),
    records: new Map([
      [
        "softmax",
        record({ draft: "mine", checks: 3, history: [version("mine", on(3), "pass")], solved: true }),
      ],
      ["exam:softmax", record({ draft: "in the exam" })],
    ]),
    attempts: new Map([["exam", attempt(1)]]),
  }),
  kept({
    progress: progress({
      problems: new Map([
        ["softmax", tried(8)],
        ["heads", solved(1)],
        ["update", tried(2)],
      ]),
      days: ["2026-11-01", "2026-11-04", "2026-11-08"],
      read: new Map([
        ["a-dive", on(1)],
        ["another", on(2)],
      ]),
      bookmarks: new Map([bookmark("a-dive", 1), bookmark("another", 2)]),
      opened: { kind: "problem", slug: "heads", title: "Heads" },
    }),
    records: new Map([
      [
        "softmax",
        record({
          draft: "of the other",
          starter: "an older starter",
          checks: 5,
          history: [version("newer", on(8), "fail"), version("mine", on(2)), version("older", on(1), "fail")],
        }),
      ],
      [
        "heads",
        record({ draft: "heads", history: [version("first", on(1), "pass")], checks: 1, solved: true }),
      ],
    ]),
    attempts: new Map([
      ["exam", attempt(2)],
      ["another", attempt(3)],
    ]),
  }),
  kept({
    records: new Map([
      ["softmax", record({ draft: "older", history: [version("of the other", on(9))] })],
      ["heads", record({ draft: null, history: [version("heads", on(2), "fail")] })],
    ]),
  }),
];
