import type { ProblemRecord } from "../../records/problem-record";
import type { ProblemStatus } from "../progress-data";
import type { Kept } from "./kept";
import { merged, mergedHistory } from "./merging";

/** What bringing in a file changes, as numbers. */
export interface Gains {
  /** Problems that are solved, or tried, from then on. */
  readonly solved: number;
  readonly tried: number;
  readonly days: number;
  readonly read: number;
  readonly bookmarks: number;
  /** Problems that get a draft, which they did not have. */
  readonly drafts: number;
  /** Earlier code that histories gain. */
  readonly versions: number;
  readonly attempts: number;
  /** Problems of which only dates or numbers of checks change. */
  readonly dates: number;
  /** Drafts in the file that differ from the reader's own, and go to the history. */
  readonly aside: number;
  /** Attempts in the file at assessments of which this browser keeps another: they are left out. */
  readonly otherAttempts: number;
  /** The oldest versions, for which histories have no room. */
  readonly dropped: number;
}

/** What `own` would gain from `other`, which was saved at `at`. */
export function gainsOf(own: Kept, other: Kept, at: string): Gains {
  const { progress, records, attempts } = merged(own, other, at);
  const withStatus = (status: ProblemStatus) =>
    count(progress.problems, (problem, slug) => {
      const before = own.progress.problems.get(slug)?.status;
      return problem.status === status && before !== status;
    });
  return {
    solved: withStatus("solved"),
    tried: withStatus("tried"),
    days: progress.days.length - own.progress.days.length,
    read: progress.read.size - own.progress.read.size,
    bookmarks: progress.bookmarks.size - own.progress.bookmarks.size,
    drafts: count(
      records,
      ({ draft }, key) => draft !== null && (own.records.get(key)?.draft ?? null) === null,
    ),
    versions: sum(records, (record, key) => newVersions(own.records.get(key), record)),
    attempts: attempts.size - own.attempts.size,
    dates: count(progress.problems, (problem, slug) => {
      const before = own.progress.problems.get(slug);
      const redated = before && (problem.first !== before.first || problem.last !== before.last);
      return redated === true && problem.status === before?.status;
    }),
    aside: count(other.records, ({ draft }, key) => {
      const mine = own.records.get(key)?.draft ?? null;
      return draft !== null && mine !== null && draft !== mine;
    }),
    otherAttempts: count(other.attempts, (attempt, slug) => {
      const mine = own.attempts.get(slug);
      return mine !== undefined && mine.began !== attempt.began;
    }),
    dropped: sum(records, ({ history }, key) => {
      const all = [own, other].flatMap(({ records }) => records.get(key)?.history ?? []);
      return Math.max(0, mergedHistory(all).length - history.length);
    }),
  };
}

/** Whether anything changes at all. */
export function isGain(gains: Gains): boolean {
  const { otherAttempts, aside, dropped, ...changes } = gains;
  return Object.values(changes).some((number) => number > 0);
}

function newVersions(before: ProblemRecord | undefined, after: ProblemRecord): number {
  const known = new Set(before?.history.map(({ source }) => source));
  return after.history.filter(({ source }) => !known.has(source)).length;
}

function count<Value>(map: ReadonlyMap<string, Value>, is: (value: Value, key: string) => boolean): number {
  return sum(map, (value, key) => Number(is(value, key)));
}

function sum<Value>(map: ReadonlyMap<string, Value>, of: (value: Value, key: string) => number): number {
  return [...map].reduce((total, [key, value]) => total + of(value, key), 0);
}
