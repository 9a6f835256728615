import type { Engine, Finds, Found } from "./engine";

/** What the reader asks for. */
export interface Question {
  readonly query: string;
  /** A value of the filter `kind`, or "" for all. */
  readonly kind: string;
}

export type State =
  | { readonly is: "idle" }
  | { readonly is: "searching" }
  | { readonly is: "failed" }
  | {
      readonly is: "found";
      readonly query: string;
      readonly count: number;
      readonly shown: readonly Found[];
    };

/** How many results are shown at first, and how many more each time. */
export const STEP = 8;
/** Milliseconds without a key before a search starts. */
export const PAUSE = 120;

/** Searches as the reader types: after a pause, and never showing what was asked for earlier. */
export class Searching {
  #turn = 0;
  #engine: Promise<Engine> | null = null;
  #finds: Finds = [];
  #state: State = { is: "idle" };

  constructor(
    private readonly load: () => Promise<Engine>,
    private readonly show: (state: State) => void,
  ) {}

  /** Starts to load what a search needs. */
  async prepare(): Promise<Engine> {
    this.#engine ??= this.load();
    try {
      return await this.#engine;
    } catch (error) {
      this.#engine = null; // the next search tries again
      throw error;
    }
  }

  /** Answers a question, at once or after a pause in typing; gives whether its answer is what is shown. */
  async ask({ query, kind }: Question, pause = PAUSE): Promise<boolean> {
    const turn = ++this.#turn;
    const stale = () => turn !== this.#turn;
    const words = query.trim();
    if (!words) {
      this.#become({ is: "idle" });
      return true;
    }
    if (this.#state.is !== "found") this.#become({ is: "searching" });
    await new Promise((done) => setTimeout(done, pause));
    if (stale()) return false;
    try {
      const engine = await this.prepare();
      const finds = await engine.search(words, kind);
      const shown = await texts(finds.slice(0, STEP));
      if (stale()) return false;
      this.#finds = finds;
      this.#become({ is: "found", query: words, count: finds.length, shown });
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
    const next = await texts(this.#finds.slice(before.shown.length, before.shown.length + STEP));
    if (this.#state === before) this.#become({ ...before, shown: [...before.shown, ...next] });
  }

  #become(state: State): void {
    this.#state = state;
    this.show(state);
  }
}

const texts = (finds: Finds): Promise<Found[]> => Promise.all(finds.map((find) => find.data()));
