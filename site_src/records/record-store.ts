import { clear, createStore, delMany, entries, get, type UseStore, update } from "idb-keyval";
import { type ProblemRecord, parseRecord } from "./problem-record";

export type Change = (record: ProblemRecord | null) => ProblemRecord;

/** Where records are kept, by the problem's slug, or by `<assessment>:<problem>`. Everything can reject. */
export interface RecordStore {
  read(key: string): Promise<ProblemRecord | null>;
  /** Changes what the storage holds at that moment, and nothing of another tab's comes between. */
  change(key: string, change: Change): Promise<ProblemRecord>;
  /** Changes all of these records, or, where one cannot be written, none. */
  changeAll(changes: ReadonlyMap<string, Change>): Promise<void>;
  forget(keys: readonly string[]): Promise<void>;
  /** Forgets every record, what is damaged too. */
  clear(): Promise<void>;
  all(): Promise<ReadonlyMap<string, ProblemRecord>>;
}

const DATABASE = "divebell";
const TABLE = "records";
const PREFIX = "divebell:record:";

/** In IndexedDB, which has room for the history of many problems. */
export class IndexedRecords implements RecordStore {
  readonly #table: UseStore = createStore(DATABASE, TABLE);

  async read(key: string): Promise<ProblemRecord | null> {
    return parseRecord(await get(key, this.#table));
  }

  async change(key: string, change: Change): Promise<ProblemRecord> {
    let after!: ProblemRecord;
    await update<unknown>(
      key,
      (stored) => {
        after = change(parseRecord(stored));
        return after;
      },
      this.#table,
    );
    return after;
  }

  changeAll(changes: ReadonlyMap<string, Change>): Promise<void> {
    return this.#table("readwrite", (table) => {
      for (const [key, change] of changes) {
        const asked = table.get(key);
        asked.onsuccess = () => table.put(change(parseRecord(asked.result)), key);
      }
      const { transaction } = table;
      return new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
      });
    });
  }

  async forget(keys: readonly string[]): Promise<void> {
    await delMany([...keys], this.#table);
  }

  async clear(): Promise<void> {
    await clear(this.#table);
  }

  async all(): Promise<ReadonlyMap<string, ProblemRecord>> {
    return valid(await entries<string, unknown>(this.#table));
  }
}

/** In `localStorage`, for browsers that have no IndexedDB here; it is smaller. */
export class PlainRecords implements RecordStore {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  async read(key: string): Promise<ProblemRecord | null> {
    return parseRecord(parsed(this.#storage.getItem(PREFIX + key)));
  }

  async change(key: string, change: Change): Promise<ProblemRecord> {
    const after = change(await this.read(key));
    this.#storage.setItem(PREFIX + key, JSON.stringify(after));
    return after;
  }

  async changeAll(changes: ReadonlyMap<string, Change>): Promise<void> {
    const before = [...changes.keys()].map(
      (key) => [PREFIX + key, this.#storage.getItem(PREFIX + key)] as const,
    );
    try {
      for (const [key, change] of changes) await this.change(key, change);
    } catch (error) {
      for (const [name] of before) this.#storage.removeItem(name);
      for (const [name, text] of before) if (text !== null) this.#storage.setItem(name, text);
      throw error;
    }
  }

  async forget(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.#storage.removeItem(PREFIX + key);
  }

  async clear(): Promise<void> {
    for (const name of this.#names()) this.#storage.removeItem(name);
  }

  async all(): Promise<ReadonlyMap<string, ProblemRecord>> {
    return valid(
      this.#names().map((name) => [name.slice(PREFIX.length), parsed(this.#storage.getItem(name))] as const),
    );
  }

  #names(): readonly string[] {
    return Object.keys(this.#storage).filter((name) => name.startsWith(PREFIX));
  }
}

/** On the page alone: what is left where a browser keeps nothing. */
export class FleetingRecords implements RecordStore {
  readonly #records = new Map<string, ProblemRecord>();

  async read(key: string): Promise<ProblemRecord | null> {
    return this.#records.get(key) ?? null;
  }

  async change(key: string, change: Change): Promise<ProblemRecord> {
    const after = change(this.#records.get(key) ?? null);
    this.#records.set(key, after);
    return after;
  }

  async changeAll(changes: ReadonlyMap<string, Change>): Promise<void> {
    for (const [key, change] of changes) await this.change(key, change);
  }

  async forget(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.#records.delete(key);
  }

  async clear(): Promise<void> {
    this.#records.clear();
  }

  async all(): Promise<ReadonlyMap<string, ProblemRecord>> {
    return this.#records;
  }
}

/** The best store that this browser lets the page have; rejects if it keeps nothing. */
export async function openRecords(): Promise<RecordStore> {
  try {
    const records = new IndexedRecords();
    await records.read("");
    return records;
  } catch {
    // Some browsers refuse it in private windows, and all can be told to.
    const records = new PlainRecords(localStorage);
    await records.read("");
    return records;
  }
}

function valid(stored: Iterable<readonly [string, unknown]>): ReadonlyMap<string, ProblemRecord> {
  const found = new Map<string, ProblemRecord>();
  for (const [key, value] of stored) {
    const record = parseRecord(value);
    if (record) found.set(key, record);
  }
  return found;
}

function parsed(json: string | null): unknown {
  try {
    return JSON.parse(json ?? "null");
  } catch {
    return null;
  }
}
