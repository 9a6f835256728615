import { formatProgress, LaterVersion, parseProgress } from "./format";
import { NOTHING, type Progress } from "./progress-data";

/** Where progress is kept in the browser's storage. */
export const KEY = "divebell:progress";

export type ProgressStorage = Pick<Storage, "getItem" | "setItem">;

/** What keeps progress from being kept, or has undone it. */
export type Refusal = "storage" | "full" | "later-version" | "wiped";

/**
 * The reader's progress, kept in the browser and shared by all of its tabs.
 *
 * A change is made to what the storage holds at that moment, so that two tabs do not undo each other's. Where the
 * browser refuses storage, or it is full, changes hold for this page; that is told once, at the first change.
 */
export class ProgressStore {
  readonly #storage: () => ProgressStorage;
  readonly #refused: (why: Refusal) => void;
  readonly #listeners = new Set<() => void>();
  #text: string | null = null;
  #progress: Progress = NOTHING;
  /** Why something could not be kept: from then on, memory holds the truth. */
  #refusal: Refusal | null = null;
  #told = false;

  /** `storage` is a function because in some browsers even naming `localStorage` throws. */
  constructor(storage: () => ProgressStorage, refused: (why: Refusal) => void) {
    this.#storage = storage;
    this.#refused = refused;
  }

  get progress(): Progress {
    if (this.#refusal) return this.#progress;
    try {
      return this.#load();
    } catch {
      return this.#progress;
    }
  }

  /** A `quiet` change is none that the reader asked for: that it cannot be kept is not worth a word. */
  change(change: (progress: Progress) => Progress, { quiet = false } = {}): void {
    const before = this.progress;
    const after = change(before);
    if (after === before) return;
    this.#progress = after;
    if (!this.#refusal) this.#keep(after);
    if (this.#refusal && !this.#told && !quiet) {
      this.#told = true;
      this.#refused(this.#refusal);
    }
    this.#tell();
  }

  /** Takes `progress`, which the storage now holds, for what there is. */
  renew(progress: Progress): void {
    this.#progress = progress;
    this.#text = null;
    this.#refusal = null;
    this.#tell();
  }

  /** Calls back after each change, of this tab or another. */
  subscribe(listener: () => void, signal?: AbortSignal): void {
    this.#listeners.add(listener);
    signal?.addEventListener("abort", () => this.#listeners.delete(listener));
  }

  /** Follows the changes that other tabs make, and those made while the page was in the back-forward cache. */
  follow(page: Window): void {
    page.addEventListener("pageshow", ({ persisted }) => {
      if (persisted) this.#tell();
    });
    page.document.addEventListener("visibilitychange", () => {
      if (page.document.visibilityState === "visible") this.#tell();
    });
    page.addEventListener("storage", ({ key }) => {
      // A null key means that everything was cleared.
      if (key === KEY || key === null) this.#tell();
    });
  }

  #load(): Progress {
    const text = this.#storage().getItem(KEY);
    if (text !== this.#text) {
      const wiped = text === null;
      this.#progress = parseProgress(text);
      this.#text = text;
      if (wiped) this.#refused("wiped");
    }
    return this.#progress;
  }

  #keep(progress: Progress): void {
    try {
      const storage = this.#storage();
      // Never over what a later version has written.
      parseProgress(storage.getItem(KEY));
      const text = formatProgress(progress);
      storage.setItem(KEY, text);
      this.#text = text;
    } catch (error) {
      this.#refusal = refusalOf(error);
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof LaterVersion) return "later-version";
  return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "storage";
}
