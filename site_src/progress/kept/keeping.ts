import { ATTEMPT_PREFIX } from "../../assessment/attempt-store";
import { formatAttempt, readAttempt } from "../../assessment/format";
import { CHANNEL } from "../../records/kept-work";
import { emptyRecord, type ProblemRecord, withDraft } from "../../records/problem-record";
import { type Change, openRecords, PlainRecords, type RecordStore } from "../../records/record-store";
import { UNSAVED_PREFIX } from "../../records/unsaved";
import { formatProgress, parseProgress } from "../format";
import { NOTHING as NO_PROGRESS } from "../progress-data";
import { KEY, type ProgressStore } from "../store";
import { type Kept, RECORD_KEY, SLUG } from "./kept";
import { merged, mergedRecord } from "./merging";

/** All that this browser keeps of the reader: read, added to and forgotten as a whole. Everything can reject. */
export class Keeping {
  readonly #progress: ProgressStore;
  #records: Promise<RecordStore> | null = null;

  constructor(progress: ProgressStore) {
    this.#progress = progress;
  }

  async read(): Promise<Kept> {
    const stored = await (await this.#open()).all();
    const records = new Map([...stored].filter(([key]) => RECORD_KEY.test(key)));
    for (const [key] of entriesUnder(UNSAVED_PREFIX)) {
      const record = RECORD_KEY.test(key) ? withUnsaved(key, records.get(key) ?? null) : null;
      if (record) records.set(key, record);
    }
    const attempts = entriesUnder(ATTEMPT_PREFIX).flatMap(([slug, text]) => {
      const attempt = SLUG.test(slug) ? readAttempt(parsed(text)) : null;
      return attempt ? [[slug, attempt] as const] : [];
    });
    return { progress: this.#progress.progress, records, attempts: new Map(attempts) };
  }

  /** Adds what a file holds that was saved at `at`; where one part cannot be kept, none is. */
  async add(other: Kept, at: string): Promise<void> {
    const own = await this.read();
    const after = merged(own, other, at);
    // Never over what a later version has written.
    parseProgress(localStorage.getItem(KEY));
    const texts = new Map([
      [KEY, formatProgress(after.progress)],
      ...[...other.attempts.keys()].map((slug) => [ATTEMPT_PREFIX + slug, attemptText(after, slug)] as const),
    ]);
    const before = [...texts.keys()].map((name) => [name, localStorage.getItem(name)] as const);
    try {
      for (const [name, text] of texts) localStorage.setItem(name, text);
      await (await this.#open()).changeAll(changesOf(other.records, at));
    } catch (error) {
      for (const [name] of before) localStorage.removeItem(name);
      for (const [name, text] of before) if (text !== null) localStorage.setItem(name, text);
      throw error;
    }
    this.#progress.renew(after.progress);
    tellTabs(other.records.keys());
  }

  async forget(): Promise<void> {
    const records = await this.#open();
    await records.clear();
    // A browser that had no other store at first may have one now.
    await new PlainRecords(localStorage).clear();
    for (const prefix of [ATTEMPT_PREFIX, UNSAVED_PREFIX]) {
      for (const [name] of entriesUnder(prefix)) localStorage.removeItem(prefix + name);
    }
    localStorage.removeItem(KEY);
    this.#progress.renew(NO_PROGRESS);
  }

  /** One connection for all that is asked; a browser that has refused is asked anew. */
  #open(): Promise<RecordStore> {
    this.#records ??= openRecords().catch((error: unknown) => {
      this.#records = null;
      throw error;
    });
    return this.#records;
  }
}

function changesOf(records: ReadonlyMap<string, ProblemRecord>, at: string): ReadonlyMap<string, Change> {
  return new Map(
    [...records].map(([key, other]) => [key, (own) => mergedRecord(withUnsaved(key, own), other, at)]),
  );
}

/** The record with the draft that did not get as far as the store, if there is one. */
function withUnsaved(key: string, record: ProblemRecord | null): ProblemRecord | null {
  const source = localStorage.getItem(UNSAVED_PREFIX + key);
  if (source === null) return record;
  return withDraft(record ?? emptyRecord(""), source, record?.starter ?? "");
}

function attemptText({ attempts }: Kept, slug: string): string {
  const attempt = attempts.get(slug);
  return attempt ? formatAttempt(attempt) : "";
}

function entriesUnder(prefix: string): readonly (readonly [string, string])[] {
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(prefix))
    .map((name) => [name.slice(prefix.length), localStorage.getItem(name) ?? ""] as const);
}

/** Workbenches that are open in other tabs look again. */
function tellTabs(keys: Iterable<string>): void {
  if (typeof BroadcastChannel === "undefined") return;
  const channel = new BroadcastChannel(CHANNEL);
  for (const key of keys) channel.postMessage(key);
  channel.close();
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
