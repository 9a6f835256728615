/**
 * All that is kept of a reader, as one JSON file, and back.
 *
 *     {"format": "divebell-kept", "version": 1, "saved": "2026-11-20T10:00:00.000Z",
 *      "progress": {…}, "records": {"<problem>": {…}}, "assessments": {"<assessment>": {…}}}
 *
 * The three parts are what the browser's storage holds: progress-data.ts, problem-record.ts and attempt.ts say what
 * is in them. Whoever sends such a file may be anybody, so every field is checked.
 */

import { attemptFields, readAttempt } from "../../assessment/format";
import { parseRecord } from "../../records/problem-record";
import { LaterVersion, progressFields, readProgress } from "../format";
import type { Progress } from "../progress-data";
import { type Kept, RECORD_KEY, SLUG } from "./kept";

/** What the file of another reader, or of this one from another browser, says. */
export interface KeptFile {
  readonly kept: Kept;
  /** When it was saved, as ISO 8601 in UTC. */
  readonly saved: string;
  /** How many entries of it have a wrong shape and are left out. */
  readonly unreadable: number;
}

/** Why a file cannot be brought in. */
export type Unfit = "large" | "damaged" | "other" | "later-version";

export class UnfitFile extends Error {
  readonly why: Unfit;

  constructor(why: Unfit) {
    super(why);
    this.why = why;
  }
}

/** The largest file that is read, in bytes. */
export const LARGEST = 20_000_000;

const FORMAT = "divebell-kept";
const VERSION = 1;
const MOST_ENTRIES = 20_000;

type Fields = Readonly<Record<string, unknown>>;

export function formatKept({ progress, records, attempts }: Kept, saved: Date): string {
  return JSON.stringify({
    format: FORMAT,
    version: VERSION,
    saved: saved.toISOString(),
    progress: progressFields(progress),
    records: Object.fromEntries(records),
    assessments: Object.fromEntries([...attempts].map(([slug, attempt]) => [slug, attemptFields(attempt)])),
  });
}

/** Reads a file's text. Throws `UnfitFile`. */
export function parseKept(json: string): KeptFile {
  const file = fields(parsed(json));
  if (file?.format !== FORMAT) throw new UnfitFile("other");
  if (typeof file.version === "number" && file.version > VERSION) throw new UnfitFile("later-version");
  const saved = typeof file.saved === "string" ? Date.parse(file.saved) : Number.NaN;
  const [progress, records, assessments] = [file.progress, file.records, file.assessments].map(fields);
  if (file.version !== VERSION || Number.isNaN(saved) || !progress || !records || !assessments) {
    throw new UnfitFile("damaged");
  }
  const kept = {
    progress: progressOf(progress),
    records: entries(records, RECORD_KEY, parseRecord),
    attempts: entries(assessments, SLUG, readAttempt),
  };
  const there = progressEntries(progress) + recordEntries(records) + size(assessments);
  const unreadable = there - readEntries(kept);
  return { kept, saved: new Date(saved).toISOString(), unreadable };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new UnfitFile("damaged");
  }
}

function progressOf(stored: Fields): Progress {
  try {
    return readProgress(stored);
  } catch (error) {
    throw error instanceof LaterVersion ? new UnfitFile("later-version") : error;
  }
}

function entries<Value>(
  stored: Fields,
  key: RegExp,
  read: (value: unknown) => Value | null,
): ReadonlyMap<string, Value> {
  const found = new Map<string, Value>();
  for (const [name, value] of Object.entries(stored).slice(0, MOST_ENTRIES)) {
    const entry = key.test(name) ? read(value) : null;
    if (entry !== null) found.set(name, entry);
  }
  return found;
}

function progressEntries({ problems, days, read, bookmarks }: Fields): number {
  return size(problems) + size(days) + size(read) + size(bookmarks);
}

function recordEntries(records: Fields): number {
  return Object.values(records).reduce<number>(
    (count, record) => count + 1 + size(fields(record)?.history),
    0,
  );
}

function readEntries({ progress, records, attempts }: Kept): number {
  const { problems, days, read, bookmarks } = progress;
  const versions = [...records.values()].reduce((count, { history }) => count + history.length, 0);
  return problems.size + days.length + read.size + bookmarks.size + records.size + versions + attempts.size;
}

function size(value: unknown): number {
  return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
}

function fields(value: unknown): Fields | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}
