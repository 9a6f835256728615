import type { Answer, Chosen, Engine, Facets, Finds, Found } from "./engine";

import { isNear } from "./excerpt";

/** What the reader asks for. */
export interface Question {
  readonly query: string;
  readonly chosen: Chosen;
}

export type State =
  /** Nothing was asked for; `facets` are those of the whole index, once that is there. */
  | { readonly is: "idle"; readonly facets: Facets | null }
  | { readonly is: "searching" }
  | { readonly is: "failed" }
  | {
      readonly is: "found";
      readonly query: string;
      readonly narrowed: boolean;
      readonly count: number;
      readonly shown: readonly Found[];
      readonly facets: Facets;
    };

/** How many results are shown at first, and how many more each time. */
export const STEP = 8;
/** Milliseconds without a key before a search starts. */
export const PAUSE = 120;

/** Searches as the reader types: after a pause, and never showing what was asked for earlier. */
export class Searching {
  #turn = 0;
  #loading: Promise<Engine> | null = null;
  #engine: Engine | null = null;
  #finds: Finds = [];
  #state: State = { is: "idle", facets: null };

  constructor(
    private readonly load: () => Promise<Engine>,
    private readonly show: (state: State) => void,
  ) {}

  /** Loads what a search needs, before the first word is there. */
  async prepare(): Promise<void> {
    const turn = this.#turn;
    try {
      await this.#ready();
      if (turn === this.#turn && this.#state.is !== "found") this.#idle();
    } catch {
      if (turn === this.#turn) this.#become({ is: "failed" });
    }
  }

  /** Answers a question, at once or after a pause in typing; gives whether its answer is what is shown. */
  async ask({ query, chosen }: Question, pause = PAUSE): Promise<boolean> {
    const turn = ++this.#turn;
    const stale = () => turn !== this.#turn;
    const words = query.trim();
    const narrowed = Object.keys(chosen).length > 0;
    if (!words && !narrowed) {
      this.#idle();
      return true;
    }
    if (this.#state.is !== "found") this.#become({ is: "searching" });
    await new Promise((done) => setTimeout(done, pause));
    if (stale()) return false;
    try {
      const { finds, facets }: Answer = await (await this.#ready()).search(words, chosen);
      const best = await texts(finds.slice(0, STEP));
      if (stale()) return false;
      const near = best.some(({ excerpt }) => isNear(excerpt, words));
      this.#finds = near ? finds : [];
      const found = near
        ? { count: finds.length, shown: titledFirst(best, words), facets }
        : { count: 0, shown: [], facets: {} };
      this.#become({ is: "found", query: words, narrowed, ...found });
      return true;
    } catch {
      if (stale()) return false;
      this.#become({ is: "failed" });
      return true;
    }
  }

  /** Shows more of the results that are there. */
  async more(): Promise<void> {
    const before = this.#state;
    if (before.is !== "found") return;
    try {
      const next = await texts(this.#finds.slice(before.shown.length, before.shown.length + STEP));
      if (this.#state === before) this.#become({ ...before, shown: [...before.shown, ...next] });
    } catch {
      if (this.#state === before) this.#become({ is: "failed" });
    }
  }

  async #ready(): Promise<Engine> {
    this.#loading ??= this.load();
    try {
      this.#engine = await this.#loading;
      return this.#engine;
    } catch (error) {
      this.#loading = null; // the next search tries again
      throw error;
    }
  }

  #idle(): void {
    this.#become({ is: "idle", facets: this.#engine?.facets ?? null });
  }

  #become(state: State): void {
    this.#state = state;
    this.show(state);
  }
}

/** What is called just what was asked for stands first, and the rest in its order. */
function titledFirst(found: readonly Found[], words: string): readonly Found[] {
  const isCalled = ({ meta }: Found) => meta.title?.toLowerCase() === words.toLowerCase();
  return [...found.filter(isCalled), ...found.filter((each) => !isCalled(each))];
}

const texts = (finds: Finds): Promise<Found[]> => Promise.all(finds.map((find) => find.data()));
