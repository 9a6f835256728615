import { describe, expect, test } from "vitest";
import { gainsOf, isGain } from "../../../site_src/progress/kept/gains";
import { type Kept, NOTHING } from "../../../site_src/progress/kept/kept";
import { merged, mergedHistory, mergedProgress, mergedRecord } from "../../../site_src/progress/kept/merging";
import { MAX_HISTORY, type ProblemRecord } from "../../../site_src/records/problem-record";
import { kept, on, progress, READERS, record, version } from "./samples";

const AT = on(10);
const PAIRS = READERS.flatMap((own, row) =>
  READERS.map((other, column) => [`${row} and ${column}`, own, other] as const),
);

/** All code that is kept, by its problem. */
const codes = ({ records }: Kept) =>
  new Set(
    [...records].flatMap(([key, { draft, history }]) =>
      [draft, ...history.map(({ source }) => source)]
        .filter((source) => source !== null)
        .map((source) => `${key}: ${source}`),
    ),
  );

describe.each(PAIRS)("of readers %s", (_, own, other) => {
  const both = merged(own, other, AT);

  test("no code is lost", () => {
    expect(codes(both)).toEqual(new Set([...codes(own), ...codes(other)]));
  });

  test("no day, dive, bookmark or solved problem is lost, and none is made up", () => {
    for (const name of ["problems", "read", "bookmarks"] as const) {
      const keys = [...own.progress[name].keys(), ...other.progress[name].keys()];
      expect(new Set(both.progress[name].keys())).toEqual(new Set(keys));
    }
    expect(both.progress.days).toEqual([...new Set([...own.progress.days, ...other.progress.days])].sort());
    for (const [slug, { status }] of both.progress.problems) {
      const before = [own, other].map((each) => each.progress.problems.get(slug)?.status);
      expect(status).toBe(before.includes("solved") ? "solved" : "tried");
    }
  });

  test("doing it twice changes nothing more", () => {
    expect(merged(both, other, AT)).toEqual(both);
    expect(isGain(gainsOf(both, other, AT))).toBe(false);
  });

  test("the order does not matter, but for what there can be one of alone", () => {
    const turned = merged(other, own, AT);
    expect({ ...turned.progress, opened: null }).toEqual({ ...both.progress, opened: null });
    expect(codes(turned)).toEqual(codes(both));
    expect([...turned.attempts.keys()].sort()).toEqual([...both.attempts.keys()].sort());
  });

  test("one's own drafts and attempts stay", () => {
    for (const [key, { draft, starter }] of own.records) {
      if (draft !== null) expect(both.records.get(key)).toMatchObject({ draft, starter });
    }
    for (const [slug, attempt] of own.attempts) expect(both.attempts.get(slug)).toBe(attempt);
  });

  test("what is announced is what comes", () => {
    const gains = gainsOf(own, other, AT);
    const count = (which: Kept, status: string) =>
      [...which.progress.problems.values()].filter((problem) => problem.status === status).length;
    expect(gains.solved).toBe(count(both, "solved") - count(own, "solved"));
    expect(gains.days).toBe(both.progress.days.length - own.progress.days.length);
    expect(gains.read).toBe(both.progress.read.size - own.progress.read.size);
    expect(gains.bookmarks).toBe(both.progress.bookmarks.size - own.progress.bookmarks.size);
    expect(gains.attempts).toBe(both.attempts.size - own.attempts.size);
    const versions = ({ records }: Kept) =>
      [...records.values()].reduce((sum, { history }) => sum + history.length, 0);
    expect(gains.versions).toBe(versions(both) - versions(own));
  });
});

test.each(READERS)("to a browser that was wiped, everything comes back as it was", (own) => {
  expect(merged(NOTHING, own, AT)).toEqual(own);
});

test("of three, it does not matter which two are put together first", () => {
  for (const a of READERS) {
    for (const b of READERS) {
      for (const c of READERS) {
        const left = merged(merged(a, b, AT), c, AT);
        const right = merged(a, merged(b, c, AT), AT);
        expect(left.progress).toEqual(right.progress);
        expect(codes(left)).toEqual(codes(right));
      }
    }
  }
});

test("the first date is the earliest, the last one the latest, and the newer title stays", () => {
  const one = { status: "solved", title: "Old", first: on(3), last: on(4) } as const;
  const other = { status: "tried", title: "New", first: on(1), last: on(9) } as const;
  const both = mergedProgress(
    progress({ problems: new Map([["p", one]]) }),
    progress({ problems: new Map([["p", other]]) }),
  );
  expect(both.problems.get("p")).toEqual({ status: "solved", title: "New", first: on(1), last: on(9) });
});

test.each<[string, Partial<ProblemRecord>, Partial<ProblemRecord>, Partial<ProblemRecord>]>([
  [
    "a draft that differs goes to the history, with the moment of the file",
    { draft: "mine" },
    { draft: "theirs" },
    { draft: "mine", history: [version("theirs", AT)] },
  ],
  [
    "a draft that is in the history already does not come twice",
    { draft: "mine", history: [version("theirs", on(2), "pass")] },
    { draft: "theirs" },
    { draft: "mine", history: [version("theirs", on(2), "pass")] },
  ],
  ["a draft that is the same stays", { draft: "mine" }, { draft: "mine" }, { draft: "mine", history: [] }],
  [
    "where there is no draft, the other is it, beside its own starter",
    {},
    { draft: "theirs", starter: "older" },
    { draft: "theirs", starter: "older", history: [] },
  ],
  [
    "where neither has a draft, the starter stays",
    {},
    { starter: "older" },
    { draft: null, starter: "starter" },
  ],
  [
    "what is written aside stays, and comes where there is nothing",
    { aside: { scratch: "f(1)", input: "" } },
    { aside: { scratch: "f(2)", input: "3" } },
    { aside: { scratch: "f(1)", input: "3" } },
  ],
  [
    "checks are not counted twice, and solved is solved",
    { checks: 4 },
    { checks: 3, solved: true },
    { checks: 4, solved: true },
  ],
])("%s", (_, own, other, expected) => {
  expect(mergedRecord(record(own), record(other), AT)).toMatchObject(expected);
});

test("histories are united, newest first, each code once, and checked code stays checked", () => {
  const history = mergedHistory([
    version("a", on(2), "pass"),
    version("b", on(1)),
    version("a", on(5)),
    version("c", on(3)),
  ]);
  expect(history).toEqual([version("a", on(5), "pass"), version("c", on(3)), version("b", on(1))]);
});

test("a history that has no more room keeps its newest versions, and says how many it loses", () => {
  const versions = (first: number, day: number) =>
    Array.from({ length: MAX_HISTORY }, (_, index) => version(`x = ${first + index}`, on(day)));
  const [old, recent] = [
    kept({ records: new Map([["p", record({ history: versions(0, 1) })]]) }),
    kept({ records: new Map([["p", record({ history: versions(90, 2) })]]) }),
  ];
  const both = merged(old, recent, AT);
  expect(both.records.get("p")?.history).toHaveLength(MAX_HISTORY);
  expect(gainsOf(old, recent, AT)).toMatchObject({ versions: 90, dropped: 90 });
  expect(merged(both, recent, AT)).toEqual(both);
});

test("numbers tell drafts set aside, attempts left out, and dates that change", () => {
  const [, one, other] = READERS;
  if (!one || !other) throw new Error("no samples");
  expect(gainsOf(one, other, AT)).toEqual({
    solved: 1,
    tried: 1,
    days: 2,
    read: 1,
    bookmarks: 1,
    drafts: 1,
    // "of the other", "newer" and "older" of softmax, and "first" of heads.
    versions: 4,
    attempts: 1,
    dates: 1,
    aside: 1,
    otherAttempts: 1,
    dropped: 0,
  });
});
