import {
  type Aside,
  emptyRecord,
  type ProblemRecord,
  type Version,
  withCheck,
  withDraft,
  withVersion,
} from "./problem-record";
import { FleetingRecords, openRecords, type RecordStore } from "./record-store";
import { Unsaved } from "./unsaved";

/** What the workbench is told of the work that is kept. */
export interface KeptWorkListener {
  /** From now on what is written lasts as long as the page: the browser keeps nothing, or its room is full. */
  refused(why: "storage" | "full"): void;
  /** Another tab had written other code, which this tab's has now replaced; it is in the history. */
  replacedOther(): void;
  /** The record is another than before. */
  recordChanged(): void;
}

/** Where tabs tell each other the key of a record that was changed. */
export const CHANNEL = "divebell:records";

/**
 * A reader's work on one problem: the draft as it is written, and what was checked.
 *
 * Writes go one after the other, and only the newest draft of those that wait. Where the store fails, the work
 * goes on in memory, which is told once.
 */
export class KeptWork {
  readonly #key: string;
  readonly #starter: string;
  readonly #listener: KeptWorkListener;
  readonly #channel: BroadcastChannel | null;
  readonly #unsaved: Unsaved;
  #store: RecordStore = new FleetingRecords();
  #record: ProblemRecord;
  /** The draft that this tab has seen or written last. */
  #seen: string | null = null;
  #waiting: string | null = null;
  #waitingAside: Aside | null = null;
  #writing: Promise<void>;

  /** `store` is a promise because it takes a moment to find out what the browser lets the page have. */
  constructor(
    key: string,
    starter: string,
    listener: KeptWorkListener,
    store: Promise<RecordStore> = openRecords(),
  ) {
    this.#key = key;
    this.#starter = starter;
    this.#listener = listener;
    this.#record = emptyRecord(starter);
    this.#unsaved = new Unsaved(key);
    this.#channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(CHANNEL);
    this.#channel?.addEventListener("message", ({ data }) => {
      if (data === key) this.#queue(() => this.#look());
    });
    this.#writing = this.#open(store);
  }

  /** Settles when the record has been read. */
  get loaded(): Promise<void> {
    return this.#writing;
  }

  get record(): ProblemRecord {
    return this.#record;
  }

  /** Whether another tab has written a draft that this one does not have. */
  get behind(): boolean {
    return this.#record.draft !== this.#seen;
  }

  /** Keeps code as the draft. */
  write(source: string): void {
    const idle = this.#waiting === null;
    this.#waiting = source;
    this.#unsaved.write(source);
    if (idle) this.#queue(() => this.#writeDraft());
  }

  /** Keeps what is written for Run alone. */
  writeAside(aside: Aside): void {
    const idle = this.#waitingAside === null;
    this.#waitingAside = aside;
    if (idle) this.#queue(() => this.#writeAside());
  }

  /** Takes the draft that the store holds for this tab's own, and gives it. */
  adopt(): string {
    this.#seen = this.#record.draft;
    return this.#record.draft ?? this.#starter;
  }

  checked(version: Version): void {
    this.#queue(() => this.#change((record) => withCheck(record, version)));
  }

  /** Puts code that is about to be replaced into the history. */
  remember(source: string, at: string): void {
    if (source === this.#starter) return;
    this.#queue(() => this.#change((record) => withVersion(record, { source, at, check: null })));
  }

  /** Takes the page's starter for the one that the draft was begun from. */
  acceptStarter(): void {
    this.#queue(() => this.#change((record) => ({ ...record, starter: this.#starter })));
  }

  async #open(store: Promise<RecordStore>): Promise<void> {
    try {
      this.#store = await store;
      this.#record = (await this.#store.read(this.#key)) ?? this.#record;
      this.#seen = this.#record.draft;
      this.#waiting = this.#unsaved.read();
      await this.#writeDraft();
    } catch (error) {
      this.#refuse(error);
    }
  }

  #queue(task: () => Promise<void>): void {
    this.#writing = this.#writing.then(task).catch(reportError);
  }

  async #writeDraft(): Promise<void> {
    const source = this.#waiting;
    this.#waiting = null;
    if (source === null) return;
    let replaced = false;
    await this.#change((record) => {
      const { draft } = record;
      const after = withDraft(record, source, this.#starter);
      replaced = draft !== null && draft !== this.#seen && draft !== source;
      return replaced && draft !== null
        ? withVersion(after, { source: draft, at: new Date().toISOString(), check: null })
        : after;
    }, "draft");
    if (replaced) this.#listener.replacedOther();
  }

  async #writeAside(): Promise<void> {
    const aside = this.#waitingAside;
    this.#waitingAside = null;
    if (aside) await this.#change((record) => ({ ...record, aside }));
  }

  async #change(change: (record: ProblemRecord) => ProblemRecord, what?: "draft"): Promise<void> {
    const make = (stored: ProblemRecord | null) => change(stored ?? emptyRecord(this.#starter));
    try {
      this.#record = await this.#store.change(this.#key, make);
      this.#channel?.postMessage(this.#key);
    } catch (error) {
      const known = this.#record;
      this.#refuse(error);
      await this.#store.change(this.#key, () => known);
      this.#record = await this.#store.change(this.#key, make);
    }
    const kept = !(this.#store instanceof FleetingRecords);
    if (kept && this.#waiting === null) this.#unsaved.clear();
    if (what === "draft") this.#seen = this.#record.draft;
    this.#listener.recordChanged();
  }

  /** Looks again at what the store holds. */
  async #look(): Promise<void> {
    const stored = await this.#store.read(this.#key).catch(() => null);
    if (!stored) return;
    this.#record = stored;
    this.#listener.recordChanged();
  }

  #refuse(error: unknown): void {
    this.#store = new FleetingRecords();
    const full = error instanceof DOMException && error.name === "QuotaExceededError";
    this.#listener.refused(full ? "full" : "storage");
  }
}
