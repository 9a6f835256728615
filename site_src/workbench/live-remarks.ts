import type { Remark } from "./remark";

/** How long nothing is written before Python is asked. */
const PAUSE_MS = 500;
/** How long a mistake stands, and nothing is written, before it is read out. */
const SPEAK_MS = 1_500;

export interface RemarkListener {
  /** Asks Python; null where it has no time. */
  ask(source: string): Promise<readonly Remark[] | null>;
  show(remarks: readonly Remark[]): void;
  /** Reads a mistake out. */
  speak(remark: Remark): void;
}

/** Has Python read the code whenever the reader pauses, as long as there is one that is at rest. */
export class LiveRemarks {
  readonly #listener: RemarkListener;
  #source: string | null = null;
  /** The code that the remarks shown are of. */
  #read: string | null = null;
  #asking = false;
  #spoken = "";
  #pause: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;

  constructor(listener: RemarkListener) {
    this.#listener = listener;
  }

  /** Takes note of the code as it is now. */
  follow(source: string): void {
    if (source === this.#source) return;
    this.#source = source;
    clearTimeout(this.#silence);
    this.#wait();
  }

  /** Takes note that Python is at rest. */
  ready(): void {
    if (this.#source !== null && this.#source !== this.#read) this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#ask().catch(reportError), PAUSE_MS);
  }

  async #ask(): Promise<void> {
    const source = this.#source;
    // Python answers one question at a time.
    if (source === null || this.#asking) return;
    this.#asking = true;
    const remarks = await this.#listener.ask(source).finally(() => {
      this.#asking = false;
    });
    // What was written meanwhile has its own turn.
    if (source !== this.#source) this.#wait();
    else if (remarks !== null) this.#take(source, remarks);
  }

  #take(source: string, remarks: readonly Remark[]): void {
    this.#read = source;
    this.#listener.show(remarks);
    const mistake = remarks.find(({ severity }) => severity === "error");
    clearTimeout(this.#silence);
    if (!mistake) this.#spoken = "";
    else this.#silence = setTimeout(() => this.#speak(mistake), SPEAK_MS);
  }

  #speak(mistake: Remark): void {
    const said = `${mistake.line} ${mistake.message}`;
    if (said !== this.#spoken) this.#listener.speak(mistake);
    this.#spoken = said;
  }
}
