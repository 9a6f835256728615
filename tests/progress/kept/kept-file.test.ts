import { describe, expect, test } from "vitest";
import { formatKept, parseKept, type Unfit, UnfitFile } from "../../../site_src/progress/kept/kept-file";
import { kept, READERS } from "./samples";

const NOW = new Date("2026-11-20T10:00:00Z");
const READER = READERS[1] ?? kept({});

test.each(READERS)("what was saved is what is read", (kept) => {
  expect(parseKept(formatKept(kept, NOW))).toEqual({ kept, saved: NOW.toISOString(), unreadable: 0 });
});

/** A whole file, with some of it replaced. */
const file = (changes: object) => JSON.stringify({ ...JSON.parse(formatKept(READER, NOW)), ...changes });

const why = (text: string): Unfit | null => {
  try {
    parseKept(text);
    return null;
  } catch (error) {
    if (error instanceof UnfitFile) return error.why;
    throw error;
  }
};

test.each<[string, Unfit]>([
  ["", "damaged"],
  [file({}).slice(0, -5), "damaged"],
  ["\u0000PNG", "damaged"],
  ["null", "other"],
  ["[]", "other"],
  ["3", "other"],
  ['{"version": 1}', "other"],
  [file({ format: "another" }), "other"],
  [file({ version: 2 }), "later-version"],
  [file({ progress: { version: 2 } }), "later-version"],
  [file({ version: "1" }), "damaged"],
  [file({ version: 0 }), "damaged"],
  [file({ saved: "yesterday" }), "damaged"],
  [file({ saved: 3 }), "damaged"],
  [file({ progress: null }), "damaged"],
  [file({ records: [] }), "damaged"],
  [file({ assessments: "none" }), "damaged"],
])("what is no such file is refused, with the reason: %s", (text, reason) => {
  expect(why(text)).toBe(reason);
});

describe("of a hostile file, only what has the right shape is read", () => {
  const AT = NOW.toISOString();
  const good = { status: "solved", title: "Good", first: AT, last: AT };
  const read = (changes: object) => parseKept(file(changes));

  test.each([
    [{ problems: { "../evil": good, good } }, 1],
    [{ problems: { good, worse: { ...good, status: "admin" } } }, 1],
    [{ problems: { good, worse: { ...good, first: "never" }, worst: null } }, 2],
  ])("problems: %j", (changes, unreadable) => {
    const found = read({ progress: { version: 1, ...changes }, records: {}, assessments: {} });
    expect([...found.kept.progress.problems.keys()]).toEqual(["good"]);
    expect(found.unreadable).toBe(unreadable);
  });

  test("names that mean something to JavaScript are names", () => {
    const text = `{"format":"divebell-kept","version":1,"saved":"${AT}","assessments":{},
      "progress":{"version":1,"problems":{"__proto__":{"status":"solved"},"constructor":${JSON.stringify(good)}}},
      "records":{"__proto__":{"draft":"x","starter":""}}}`;
    const { kept, unreadable } = parseKept(text);
    expect([...kept.progress.problems.keys()]).toEqual(["constructor"]);
    expect(kept.records.size).toBe(0);
    expect(unreadable).toBe(2);
    expect(({} as { status?: unknown }).status).toBeUndefined();
  });

  test("places lead nowhere but to this site's pages", () => {
    const bookmark = { kind: "problem", slug: "good", title: "<img src=x>", since: AT };
    const { kept } = read({
      progress: {
        version: 1,
        bookmarks: {
          "problem:good": bookmark,
          "problem:other": bookmark,
          "javascript:x": { ...bookmark, kind: "javascript:", slug: "x" },
        },
        opened: { kind: "dive", slug: "../../evil", title: "Evil" },
      },
    });
    expect([...kept.progress.bookmarks.keys()]).toEqual(["problem:good"]);
    expect(kept.progress.opened).toBeNull();
  });

  test("records: keys, sources and versions", () => {
    const record = { draft: null, starter: "", checks: -3, solved: "yes", history: [] };
    const { kept, unreadable } = read({
      records: {
        good: { ...record, history: [{ source: "x", at: AT, check: { outcome: "won" } }, { source: 3 }] },
        "a:b:c": record,
        "exam:good": record,
        large: { ...record, draft: "x".repeat(200_001) },
        none: null,
      },
    });
    expect([...kept.records.keys()]).toEqual(["good", "exam:good"]);
    expect(kept.records.get("good")).toMatchObject({
      checks: 0,
      solved: false,
      history: [{ source: "x", check: null }],
    });
    expect(unreadable).toBe(4);
  });

  test("attempts", () => {
    const attempt = { version: 1, began: 5, ended: null, current: "p", answers: {} };
    const { kept, unreadable } = read({
      assessments: {
        good: { ...attempt, answers: { p: { passed: 2, total: 1 }, q: { passed: 1, total: 3 } } },
        "never begun": attempt,
        later: { ...attempt, version: 2 },
        odd: { ...attempt, began: "now" },
      },
    });
    expect([...kept.attempts.keys()]).toEqual(["good"]);
    expect([...(kept.attempts.get("good")?.answers.keys() ?? [])]).toEqual(["q"]);
    expect(unreadable).toBe(3);
  });

  test("days", () => {
    const { kept } = read({ progress: { version: 1, days: ["2026-02-31", "2026-11-20", "today", 3, null] } });
    expect(kept.progress.days).toEqual(["2026-11-20"]);
  });
});
