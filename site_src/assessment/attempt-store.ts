import { openRecords } from "../records/record-store";
import type { Attempt } from "./attempt";
import { formatAttempt, parseAttempt } from "./format";
import type { Setting } from "./setting";

/** What comes before an assessment's slug where the browser keeps its attempt. */
export const ATTEMPT_PREFIX = "divebell:assessment:";

export type AttemptStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Keeps the attempt in the browser, so that it survives a reload; where that is refused, it lasts as the page. */
export class AttemptStore {
  readonly #setting: Setting;
  readonly #storage: () => AttemptStorage;
  readonly #refused: () => void;
  #told = false;

  /** `storage` is a function because in some browsers even naming `localStorage` throws. */
  constructor(setting: Setting, storage: () => AttemptStorage, refused: () => void) {
    this.#setting = setting;
    this.#storage = storage;
    this.#refused = refused;
  }

  get key(): string {
    return ATTEMPT_PREFIX + this.#setting.slug;
  }

  read(): Attempt | null {
    try {
      return parseAttempt(this.#storage().getItem(this.key), this.#setting);
    } catch {
      return null;
    }
  }

  write(attempt: Attempt): void {
    this.#attempt((storage) => storage.setItem(this.key, formatAttempt(attempt)));
  }

  /** Forgets the attempt and what was written in it. */
  async forget(): Promise<void> {
    this.#attempt((storage) => storage.removeItem(this.key));
    const keys = this.#setting.problems.map(({ slug }) => `${this.#setting.slug}:${slug}`);
    try {
      await (await openRecords()).forget(keys);
    } catch {
      // Where nothing is kept, there is nothing to forget.
    }
  }

  #attempt(access: (storage: AttemptStorage) => void): void {
    try {
      access(this.#storage());
    } catch {
      if (!this.#told) this.#refused();
      this.#told = true;
    }
  }
}
