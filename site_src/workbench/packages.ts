import type { Code } from "../sandbox/protocol";
import { type KeptFiles, unpack } from "./kept-files";
import type { PythonWorker } from "./python-worker";
import type { RuntimeProgress } from "./runtime-files";
import { type OptionalPackage, offered, withNeeded } from "./runtime-manifest";
import { readImports } from "./untrusted";
import { Watchdog } from "./watchdog";

/** How long a worker may take to put packages in place and to import them. */
const MOUNT_SECONDS = 120;

/** Told how far packages are that code waits for; null once they are there, or cannot be had. */
export type PackageProgress = (progress: RuntimeProgress | null) => void;

/** Gives workers the packages that code imports: fetched once, checked, and kept as the rest of Python is. */
export class Packages {
  readonly #available: readonly OptionalPackage[];
  readonly #listed: readonly string[];
  readonly #files: KeptFiles;
  readonly #progress: PackageProgress;

  /** With `listed`, what the problem may use besides what is always there. */
  constructor(
    available: readonly OptionalPackage[],
    listed: readonly string[],
    files: KeptFiles,
    progress: PackageProgress,
  ) {
    this.#available = available;
    this.#listed = listed;
    this.#files = files;
    this.#progress = progress;
  }

  /**
   * Puts in place, in `worker`, the packages that `code` imports and may import. Nothing moves for any other.
   *
   * Rejects with `Unavailable` if one cannot be had, with `WorkerFailure` if the worker fails or is ended, and
   * with the signal's reason when that aborts.
   */
  async equip(worker: PythonWorker, code: Code, signal?: AbortSignal): Promise<void> {
    const imports = await answer(worker, { type: "imports", ...code, packages: this.#listed });
    const missing = this.#wanted(readImports(imports)).filter(({ name }) => !worker.mounted.has(name));
    if (missing.length === 0) return;
    try {
      const images = await this.#images(missing, signal);
      await answer(worker, { type: "mount", ...code, images }, images);
      for (const { name } of missing) worker.mounted.add(name);
    } finally {
      this.#progress(null);
    }
  }

  /** The packages that hold these modules, each after those that it needs. */
  #wanted(modules: readonly string[]): readonly OptionalPackage[] {
    const chosen = offered(this.#available, this.#listed).filter(({ imports }) =>
      imports.some((name) => modules.includes(name)),
    );
    return withNeeded(chosen, this.#available);
  }

  async #images(packages: readonly OptionalPackage[], signal?: AbortSignal): Promise<ArrayBuffer[]> {
    const kept = await Promise.all(packages.map(({ file }) => this.#files.has(file)));
    const total = packages.reduce((sum, { file }, index) => sum + (kept[index] ? 0 : file.size), 0);
    let done = 0;
    this.#progress({ done, total });
    const images = await Promise.allSettled(
      packages.map(async ({ file }, index) => {
        const bytes = await this.#files.obtain(
          file,
          (count) => {
            if (kept[index]) return;
            done += count;
            this.#progress({ done, total });
          },
          signal,
        );
        return unpack(bytes);
      }),
    );
    await this.#files.keep();
    return images.map((image) => {
      if (image.status === "rejected") throw image.reason;
      return image.value;
    });
  }
}

/** A worker's answer to a request that is not the reader's own, which has its time. */
async function answer(
  worker: PythonWorker,
  request: Parameters<PythonWorker["request"]>[0],
  transfer: Transferable[] = [],
): Promise<string> {
  const clock = new Watchdog(() => worker.end());
  clock.allow(MOUNT_SECONDS);
  try {
    return await worker.request(request, () => {}, transfer);
  } finally {
    clock.rest();
  }
}
