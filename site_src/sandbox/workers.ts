import type { BootWorker, RunScripts, RuntimeFile } from "./protocol";

/** What every worker boots from. */
export type Boot = Omit<BootWorker, "type">;

/** The frame's workers, by the page's numbers for them. */
export class Workers {
  readonly #url: string;
  readonly #scripts: Promise<readonly RuntimeFile[]>;
  readonly #boot: Promise<Boot>;
  readonly #died: (worker: number, message: string) => void;
  readonly #running = new Map<number, Worker>();

  /** `url` is the workers' own script; `died` is told of each that fails to start, or dies. */
  constructor(
    url: string,
    scripts: Promise<readonly RuntimeFile[]>,
    boot: Promise<Boot>,
    died: (worker: number, message: string) => void,
  ) {
    this.#url = url;
    this.#scripts = scripts;
    this.#boot = boot;
    this.#died = died;
  }

  /** Starts a worker, and boots it once everything is there. */
  async start(id: number, ports: readonly MessagePort[]): Promise<void> {
    try {
      const worker = new Worker(this.#url);
      this.#running.set(id, worker);
      worker.onerror = (event) => {
        event.preventDefault();
        // Where a worker's script cannot even be started, Firefox sends an event without a message.
        this.#bury(id, event.message ?? "its script does not start");
      };
      // The loader's scripts are run while other files are still under way.
      worker.postMessage({ type: "scripts", scripts: await this.#scripts } satisfies RunScripts);
      worker.postMessage({ type: "boot", ...(await this.#boot) } satisfies BootWorker, [...ports]);
    } catch (error) {
      this.#bury(id, String(error));
    }
  }

  /** Ends a worker at once, whatever it is doing. */
  end(id: number): void {
    this.#running.get(id)?.terminate();
    this.#running.delete(id);
  }

  #bury(id: number, message: string): void {
    this.end(id);
    this.#died(id, message);
  }
}
