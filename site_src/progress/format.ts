/**
 * Progress as JSON, and back. Other pages of the same host can write to this storage, and older pages have: what
 * is read is checked field by field, and what has the wrong shape is left out.
 */

import {
  type Bookmark,
  bookmarkKey,
  NOTHING,
  type Place,
  type ProblemProgress,
  type Progress,
} from "./progress-data";

/** The storage holds what a later version of these pages wrote. */
export class LaterVersion extends Error {}

const VERSION = 1;
const SLUG = /^[a-z0-9][a-z0-9-]{0,99}$/;
const KIND = /^[a-z][a-z-]{0,29}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LONGEST_TITLE = 300;
const LONGEST_LIST = 20_000;

type Fields = Readonly<Record<string, unknown>>;

/** Reads the storage's text; none, or one that is damaged, is no progress. Throws `LaterVersion`. */
export function parseProgress(json: string | null): Progress {
  return readProgress(parse(json));
}

/** Reads what `progressFields` made, as it came out of JSON. Throws `LaterVersion`. */
export function readProgress(value: unknown): Progress {
  const stored = fields(value);
  if (!stored) return NOTHING;
  if (typeof stored.version === "number" && stored.version > VERSION) throw new LaterVersion();
  return {
    problems: entries(stored.problems, SLUG, problem),
    days: days(stored.days),
    read: entries(stored.read, SLUG, moment),
    bookmarks: entries(stored.bookmarks, /./, bookmark),
    opened: place(stored.opened),
  };
}

export function formatProgress(progress: Progress): string {
  return JSON.stringify(progressFields(progress));
}

/** Progress as the plain data that is kept. */
export function progressFields({ problems, days, read, bookmarks, opened }: Progress): Fields {
  return {
    version: VERSION,
    problems: Object.fromEntries(problems),
    days,
    read: Object.fromEntries(read),
    bookmarks: Object.fromEntries(bookmarks),
    opened,
  };
}

function parse(json: string | null): unknown {
  try {
    return JSON.parse(json ?? "null");
  } catch {
    return null;
  }
}

function fields(value: unknown): Fields | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

function entries<Value>(
  stored: unknown,
  key: RegExp,
  read: (value: unknown, key: string) => Value | null,
): ReadonlyMap<string, Value> {
  const found = new Map<string, Value>();
  for (const [name, value] of Object.entries(fields(stored) ?? {}).slice(0, LONGEST_LIST)) {
    const entry = key.test(name) ? read(value, name) : null;
    if (entry !== null) found.set(name, entry);
  }
  return found;
}

function problem(value: unknown): ProblemProgress | null {
  const stored = fields(value);
  const status = stored?.status;
  const [first, last] = [moment(stored?.first), moment(stored?.last)];
  if ((status !== "tried" && status !== "solved") || first === null || last === null) return null;
  return { status, title: text(stored?.title), first, last };
}

function bookmark(value: unknown, key: string): Bookmark | null {
  const stored = fields(value);
  const [where, since] = [place(stored), moment(stored?.since)];
  if (where === null || since === null || bookmarkKey(where) !== key) return null;
  return { ...where, since };
}

function place(value: unknown): Place | null {
  const stored = fields(value);
  const { kind, slug } = stored ?? {};
  const title = text(stored?.title);
  if (typeof kind !== "string" || !KIND.test(kind)) return null;
  if (typeof slug !== "string" || !SLUG.test(slug)) return null;
  return title === "" ? null : { kind, slug, title };
}

function text(value: unknown): string {
  return typeof value === "string" ? value.trim().slice(0, LONGEST_TITLE) : "";
}

function days(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  const valid = value.filter((day): day is string => typeof day === "string" && isDay(day));
  return [...new Set(valid)].sort().slice(-LONGEST_LIST);
}

function isDay(day: string): boolean {
  const time = DAY.test(day) ? Date.parse(day) : Number.NaN;
  // "2026-02-31" has the form of a day, and some engines take it for one.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

function moment(value: unknown): string | null {
  const time = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
