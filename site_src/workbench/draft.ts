/** The part of the browser's storage that drafts need. */
export type DraftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/**
 * A reader's draft of one problem's solution, kept in the browser.
 *
 * Browsers may refuse storage (private windows, full disks, blocked cookies), so every access may fail; the
 * first failure is told once.
 */
export class Draft {
  readonly #key: string;
  readonly #storage: () => DraftStorage;
  readonly #refused: () => void;
  #told = false;

  /** `storage` is a function because in some browsers even naming `localStorage` throws. */
  constructor(problem: string, storage: () => DraftStorage, refused: () => void) {
    this.#key = `divebell:draft:${problem}`;
    this.#storage = storage;
    this.#refused = refused;
  }

  /** The kept draft, or null where there is none. */
  read(): string | null {
    return this.#attempt((storage) => storage.getItem(this.#key));
  }

  /** Keeps `source`; a draft equal to the starter is no draft. */
  write(source: string, starter: string): void {
    this.#attempt((storage) => {
      if (source === starter) storage.removeItem(this.#key);
      else storage.setItem(this.#key, source);
    });
  }

  #attempt<Result>(access: (storage: DraftStorage) => Result): Result | null {
    try {
      return access(this.#storage());
    } catch {
      if (!this.#told) this.#refused();
      this.#told = true;
      return null;
    }
  }
}
