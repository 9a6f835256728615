import { KeptFiles } from "../workbench/kept-files";
import { mayKeepSnapshot } from "../workbench/memory";
import type { RuntimeProgress } from "../workbench/runtime-files";
import {
  addressesOf,
  offered,
  parseManifest,
  type RuntimeEntry,
  withNeeded,
} from "../workbench/runtime-manifest";
import type { KnownFile } from "../workbench/verified-fetch";

/** What of the browser's Python pages need to do without a network all that they offer. */
export interface PythonAlong {
  /** The packages that their code may import, by the names that readers know. */
  readonly titles: readonly string[];
  /** The bytes that have yet to come. */
  readonly bytes: number;
  /** What they take of the browser's storage, where most are unpacked. */
  readonly stored: number;
  /** The bytes of each part that have yet to come. */
  readonly missing: Readonly<Record<"python" | "packages" | "snapshot", number>>;
  /** The addresses of all packages and of the snapshot, here or not. */
  readonly extras: readonly string[];
  /**
   * Fetches, checks and keeps what is missing, file by file. Rejects with `Unavailable`, and where the disk is full;
   * what is whole by then stays.
   */
  fetch(progress: (progress: RuntimeProgress) => void): Promise<void>;
}

/**
 * Looks what is here of the Python that a manifest lists, for problems that list these packages.
 *
 * Code may import some packages whatever a problem lists, and so they are always among them; the snapshot is where
 * starts use it. Rejects with `Unavailable`, and where nothing can be kept.
 */
export async function lookForPython(
  manifestFile: KnownFile,
  listed: readonly string[],
): Promise<PythonAlong> {
  const files = await KeptFiles.open();
  const bytes = await files.fetchAhead(manifestFile, () => {});
  if (!bytes) throw new Error("the browser keeps nothing for this page");
  const manifest = parseManifest(bytes, manifestFile.url);
  const packages = offered(manifest.optional, listed);
  const parts = {
    python: manifest.files,
    packages: withNeeded(packages, manifest.optional).map(({ file }) => file),
    snapshot: mayKeepSnapshot() ? [manifest.snapshot] : [],
  };
  const missing = {
    python: await lacking(parts.python, files),
    packages: await lacking(parts.packages, files),
    snapshot: await lacking(parts.snapshot, files),
  };
  const entries = Object.values(missing).flat();
  return {
    titles: packages.map(({ file }) => file.label),
    bytes: weight(entries),
    stored: weight(entries.map(({ size, unpacked }) => unpacked ?? { size })),
    missing: {
      python: weight(missing.python),
      packages: weight(missing.packages),
      snapshot: weight(missing.snapshot),
    },
    extras: [...parts.packages, ...parts.snapshot].map(({ url }) => url),
    async fetch(progress) {
      const total = weight(entries);
      let done = 0;
      progress({ done, total });
      for (const file of entries) {
        await files.fetchAhead(file, (count) => {
          done += count;
          progress({ done, total });
        });
      }
      await files.tidy(manifestFile.url, addressesOf(manifest));
    },
  };
}

/** Those of the files that are not here, or are damaged: one by one, as each is read as a whole. */
async function lacking(entries: readonly RuntimeEntry[], files: KeptFiles): Promise<RuntimeEntry[]> {
  const found = [];
  for (const file of entries) if (!(await files.read(file))) found.push(file);
  return found;
}

function weight(entries: readonly Pick<RuntimeEntry, "size">[]): number {
  return entries.reduce((sum, { size }) => sum + size, 0);
}
