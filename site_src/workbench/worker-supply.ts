import type { PythonWorker } from "./python-worker";

/** Keeps a worker at hand, and a warm spare where memory allows. */
export class WorkerSupply {
  readonly #start: () => PythonWorker;
  readonly #keepsSpare: boolean;
  #current: PythonWorker;
  #spare: PythonWorker | null = null;

  constructor(start: () => PythonWorker, keepsSpare: boolean) {
    this.#start = start;
    this.#keepsSpare = keepsSpare;
    this.#current = start();
  }

  /** The worker to use, once it is ready. Rejects with `WorkerFailure` if it cannot be started. */
  async take(): Promise<PythonWorker> {
    if (this.#current.ended) this.replace();
    const worker = this.#current;
    await worker.ready;
    return worker;
  }

  /** Whether a worker is ready now. */
  get ready(): boolean {
    return this.#current.booted;
  }

  /** Ends the worker in use; the spare, or a new one, takes its place. */
  replace(): void {
    this.#current.end();
    const spare = this.#spare;
    this.#spare = null;
    this.#current = spare && !spare.ended ? spare : this.#start();
  }

  /** Says that nothing is going on: the time to start a spare. */
  rest(): void {
    if (this.#keepsSpare && (!this.#spare || this.#spare.ended)) this.#spare = this.#start();
  }
}
