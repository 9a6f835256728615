/**
 * What two browsers keep, put together so that nothing of either is lost.
 *
 * Where two values cannot both be had, such as two drafts, `own` stays the first; all else does not depend on the
 * order. Doing it twice changes nothing more.
 */

import { MAX_HISTORY, type ProblemRecord, type Version } from "../../records/problem-record";
import type { Bookmark, ProblemProgress, Progress } from "../progress-data";
import type { Kept } from "./kept";

/** `at` is when `other` was saved: the moment of its drafts, which themselves have none. */
export function merged(own: Kept, other: Kept, at: string): Kept {
  return {
    progress: mergedProgress(own.progress, other.progress),
    records: united(own.records, other.records, (mine, theirs) => mergedRecord(mine, theirs, at)),
    attempts: united(own.attempts, other.attempts, (mine) => mine),
  };
}

export function mergedProgress(own: Progress, other: Progress): Progress {
  return {
    problems: united(own.problems, other.problems, mergedProblem),
    days: [...new Set([...own.days, ...other.days])].sort(),
    read: united(own.read, other.read, earlier),
    bookmarks: united(own.bookmarks, other.bookmarks, mergedBookmark),
    opened: own.opened ?? other.opened,
  };
}

/** A draft that differs from `own`'s goes to the history, or takes its place where there is none. */
export function mergedRecord(own: ProblemRecord | null, other: ProblemRecord, at: string): ProblemRecord {
  if (own === null) return other;
  const taken = own.draft === null ? other : own;
  const displaced = taken === own ? other.draft : null;
  const set: Version[] =
    displaced === null || displaced === own.draft || holds(own, displaced) || holds(other, displaced)
      ? []
      : [{ source: displaced, at, check: null }];
  return {
    draft: taken.draft,
    starter: taken.draft === null ? own.starter : taken.starter,
    checks: Math.max(own.checks, other.checks),
    solved: own.solved || other.solved,
    history: mergedHistory([...own.history, ...other.history, ...set]).slice(0, MAX_HISTORY),
    aside: {
      scratch: own.aside.scratch || other.aside.scratch,
      input: own.aside.input || other.aside.input,
    },
  };
}

/** Versions of two histories, newest first, each code once. */
export function mergedHistory(versions: readonly Version[]): readonly Version[] {
  const found = new Map<string, Version>();
  for (const version of [...versions].sort(newestFirst)) {
    const newer = found.get(version.source);
    // Code that was checked stays checked.
    found.set(version.source, newer ? { ...newer, check: newer.check ?? version.check } : version);
  }
  return [...found.values()];
}

function mergedProblem(a: ProblemProgress, b: ProblemProgress): ProblemProgress {
  const [newer, older] = a.last > b.last || (a.last === b.last && a.title >= b.title) ? [a, b] : [b, a];
  return {
    status: a.status === "solved" || b.status === "solved" ? "solved" : "tried",
    title: newer.title || older.title,
    first: earlier(a.first, b.first),
    last: newer.last,
  };
}

function mergedBookmark(a: Bookmark, b: Bookmark): Bookmark {
  const [first, second] = a.title >= b.title ? [a, b] : [b, a];
  return { ...first, since: earlier(first.since, second.since) };
}

function united<Value>(
  own: ReadonlyMap<string, Value>,
  other: ReadonlyMap<string, Value>,
  merge: (own: Value, other: Value) => Value,
): ReadonlyMap<string, Value> {
  const all = new Map(own);
  for (const [key, theirs] of other) {
    const mine = own.get(key);
    all.set(key, mine === undefined ? theirs : merge(mine, theirs));
  }
  return all;
}

function holds({ history }: ProblemRecord, code: string): boolean {
  return history.some(({ source }) => source === code);
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

/** In the order of their moments; versions of the same moment in one that does not depend on where they are from. */
function newestFirst(a: Version, b: Version): number {
  const [left, right] = [a, b].map(({ at, source, check }) => `${at}\n${source}\n${JSON.stringify(check)}`);
  return (left ?? "") < (right ?? "") ? 1 : -1;
}
