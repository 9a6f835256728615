import type { Code } from "../sandbox/protocol";
import type { PythonWorker } from "./python-worker";

/** Gives a worker what code needs before it is run. */
export type Equip = (worker: PythonWorker, code: Code, signal?: AbortSignal) => Promise<void>;

/** Keeps a worker at hand, and a warm spare where memory allows. */
export class WorkerSupply {
  readonly #start: () => PythonWorker;
  readonly #keepsSpare: boolean;
  readonly #equip: Equip;
  #current: PythonWorker;
  #spare: PythonWorker | null = null;

  constructor(start: () => PythonWorker, keepsSpare: boolean, equip: Equip = async () => {}) {
    this.#start = start;
    this.#keepsSpare = keepsSpare;
    this.#equip = equip;
    this.#current = start();
  }

  /**
   * The worker to use, once it is ready, with the packages that `code` imports.
   *
   * Rejects with `WorkerFailure` if it cannot be started, with `Unavailable` if a package cannot be had, and
   * with the signal's reason when that aborts.
   */
  async take(code: Code | null = null, signal?: AbortSignal): Promise<PythonWorker> {
    if (this.#current.ended) this.replace();
    const worker = this.#current;
    await worker.ready;
    if (code) await this.#equip(worker, code, signal);
    return worker;
  }

  /** Whether the worker is at a request, be it only to put packages in place. */
  get busy(): boolean {
    return this.#current.busy;
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
