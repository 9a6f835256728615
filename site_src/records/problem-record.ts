/** What the browser keeps of a reader's work on one problem. */

export type Outcome = "pass" | "fail" | "error";

/** Code that was checked, or that gave way to other code without having been. */
export interface Version {
  readonly source: string;
  /** ISO 8601, in UTC. */
  readonly at: string;
  /** How its check ended; null for code that was not checked. */
  readonly check: { readonly outcome: Outcome; readonly passed: number; readonly total: number } | null;
}

export interface ProblemRecord {
  /** Code as it was last written; null where the starter was left as it is. */
  readonly draft: string | null;
  /** The starter that the draft was begun from; "" where that is not known. */
  readonly starter: string;
  /** How often the problem was checked. */
  readonly checks: number;
  /** Whether a check was ever passed. */
  readonly solved: boolean;
  /** Earlier code, newest first, each once. */
  readonly history: readonly Version[];
  readonly aside: Aside;
}

/** What a reader has written for *Run* alone. */
export interface Aside {
  /** What is tried out behind the code. */
  readonly scratch: string;
  /** What `input()` reads. */
  readonly input: string;
}

export const NOTHING_ASIDE: Aside = { scratch: "", input: "" };

/** How many versions a history holds: twice what a reader is likely to keep, so that two of them can be united. */
export const MAX_HISTORY = 100;
const MAX_SOURCE = 200_000;

export function emptyRecord(starter: string): ProblemRecord {
  return { draft: null, starter, checks: 0, solved: false, history: [], aside: NOTHING_ASIDE };
}

/** The record with other code as the draft; code that is the page's starter is no draft. */
export function withDraft(record: ProblemRecord, source: string, starter: string): ProblemRecord {
  const untouched = source === starter;
  return {
    ...record,
    draft: untouched ? null : source,
    // As long as there is a draft, it stands beside the starter that it was begun from.
    starter: untouched || record.draft === null ? starter : record.starter,
  };
}

/** The record after one more check. */
export function withCheck(record: ProblemRecord, version: Version): ProblemRecord {
  return {
    ...withVersion(record, version),
    checks: record.checks + 1,
    solved: record.solved || version.check?.outcome === "pass",
  };
}

/** The record with a version at the head of its history. Code that was checked stays checked. */
export function withVersion(record: ProblemRecord, version: Version): ProblemRecord {
  const same = record.history.find(({ source }) => source === version.source);
  const others = record.history.filter((earlier) => earlier !== same);
  const check = version.check ?? same?.check ?? null;
  return { ...record, history: [{ ...version, check }, ...others].slice(0, MAX_HISTORY) };
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a record back. Other pages of the same host can write to the same storage, and people edit what they
 * import, so every field is checked; null for what is no record.
 */
export function parseRecord(value: unknown): ProblemRecord | null {
  const stored = fields(value);
  if (!stored || !isSource(stored.starter) || !(stored.draft === null || isSource(stored.draft))) return null;
  return {
    draft: stored.draft,
    starter: stored.starter,
    checks: count(stored.checks),
    solved: stored.solved === true,
    history: (Array.isArray(stored.history) ? stored.history : [])
      .map(version)
      .filter((each) => each !== null)
      .slice(0, MAX_HISTORY),
    aside: aside(stored.aside),
  };
}

function aside(value: unknown): Aside {
  const stored = fields(value);
  const written = (text: unknown) => (isSource(text) ? text : "");
  return { scratch: written(stored?.scratch), input: written(stored?.input) };
}

function version(value: unknown): Version | null {
  const stored = fields(value);
  const time = typeof stored?.at === "string" ? Date.parse(stored.at) : Number.NaN;
  if (!isSource(stored?.source) || Number.isNaN(time)) return null;
  const checked = fields(stored.check);
  const outcome = checked?.outcome;
  return {
    source: stored.source,
    at: new Date(time).toISOString(),
    check:
      outcome === "pass" || outcome === "fail" || outcome === "error"
        ? { outcome, passed: count(checked?.passed), total: count(checked?.total) }
        : null,
  };
}

function fields(value: unknown): Fields | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

function isSource(value: unknown): value is string {
  return typeof value === "string" && value.length <= MAX_SOURCE;
}

function count(value: unknown): number {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : 0;
}
