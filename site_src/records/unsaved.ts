/** What comes before a record's key where its unsaved draft is. */
export const UNSAVED_PREFIX = "divebell:unsaved:";

/**
 * The draft that is on its way to the store.
 *
 * A page that is closed takes unfinished writes with it. This storage is written before the next line runs, so what
 * is typed in the last moment is found there on the next visit.
 */
export class Unsaved {
  readonly #key: string;

  constructor(key: string) {
    this.#key = UNSAVED_PREFIX + key;
  }

  read(): string | null {
    return attempt(() => localStorage.getItem(this.#key)) ?? null;
  }

  write(source: string): void {
    attempt(() => localStorage.setItem(this.#key, source));
  }

  clear(): void {
    attempt(() => localStorage.removeItem(this.#key));
  }
}

/** Without it, only the last moment is at risk: that is not worth a word. */
function attempt<Result>(access: () => Result): Result | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}
