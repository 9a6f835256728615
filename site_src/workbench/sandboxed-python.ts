import type { Connection } from "./activation";
import { Packages } from "./packages";
import { type LoadedRuntime, loadRuntime, type RuntimeProgress } from "./runtime-files";
import { SandboxFrame } from "./sandbox-frame";
import type { KnownFile } from "./verified-fetch";
import { WorkerSupply } from "./worker-supply";

/** Where Python and its sandbox are to be had. */
export interface PythonSources {
  readonly runtime: Pick<KnownFile, "url" | "sha256">;
  readonly sandboxUrl: string;
  /** What code may import besides what is always there. */
  readonly packages: readonly string[];
}

/** How long nothing has to go on before the snapshot is fetched. */
const REST_MS = 3_000;

/** Told how far Python is. */
export interface PythonListener {
  /** Python's own files. */
  progress(progress: RuntimeProgress): void;
  /** Packages that code waits for; null once they are there, or cannot be had. */
  packages(progress: RuntimeProgress | null): void;
}

/** A Python of a page: the sandbox's frame, and the workers in it. */
export class SandboxedPython {
  readonly supply: WorkerSupply;
  readonly #sources: PythonSources;
  readonly #listener: PythonListener;
  readonly #frame: SandboxFrame;
  readonly #closing = new AbortController();
  #packages: Packages | null = null;

  /** Opens the frame in `host`. The worker's thread starts while the files are under way, and waits for them. */
  constructor(sources: PythonSources, host: Element, keepsSpare: boolean, listener: PythonListener) {
    this.#sources = sources;
    this.#listener = listener;
    this.#frame = new SandboxFrame(sources.sandboxUrl, host);
    this.supply = new WorkerSupply(
      () => this.#frame.start(),
      keepsSpare,
      async (worker, code, signal) => await this.#packages?.equip(worker, code, signal),
    );
  }

  /** Settles once a worker is ready. Rejects with `Unavailable`, and with `WorkerFailure` if it does not start. */
  async load(): Promise<void> {
    const { runtime, packages } = this.#sources;
    const [loaded] = await Promise.all([
      loadRuntime(runtime.url, runtime.sha256, {
        file: (file) => this.#frame.give(file),
        progress: (progress) => this.#listener.progress(progress),
      }),
      this.#frame.opened,
    ]);
    this.#packages = new Packages(loaded.optional, packages, loaded.files, (progress) =>
      this.#listener.packages(progress),
    );
    this.#frame.complete(loaded);
    await this.supply.take();
    // A later start is as good without it.
    void loaded.keep().then(() => this.#fetchSnapshot(loaded).catch(() => {}));
  }

  /** Fetches what makes later starts quicker, once nothing else goes on: these bytes are not what is waited for. */
  async #fetchSnapshot(loaded: LoadedRuntime): Promise<void> {
    if (sparesData()) return;
    const { signal } = this.#closing;
    do await new Promise((later) => setTimeout(later, REST_MS));
    while (this.supply.busy && !signal.aborted);
    await loaded.fetchSnapshot(signal);
  }

  /** Ends every worker and takes the frame away. */
  close(): void {
    this.#closing.abort();
    this.#frame.close();
  }
}

/** Whether the browser says that bytes are dear, or come slowly. */
function sparesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: Connection };
  return connection?.saveData === true || (connection?.effectiveType ?? "4g") !== "4g";
}
