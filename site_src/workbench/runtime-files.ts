import type { Places, RuntimeFile } from "../sandbox/protocol";
import { KeptFiles } from "./kept-files";
import { mayKeepSnapshot } from "./memory";
import { addressesOf, type OptionalPackage, parseManifest, type RuntimeEntry } from "./runtime-manifest";

export interface RuntimeProgress {
  readonly done: number;
  readonly total: number;
}

export interface RuntimeListener {
  /** A file has come and is what it should be. Its bytes are the listener's to give away. */
  file(file: RuntimeFile): void;
  progress(progress: RuntimeProgress): void;
}

export interface LoadedRuntime extends Places {
  /** The packages that are loaded where code imports them. */
  readonly optional: readonly OptionalPackage[];
  readonly files: KeptFiles;
  /** Keeps for later visits what this one had to fetch, and drops what older versions left. Never rejects. */
  keep(): Promise<void>;
  /** Fetches, keeps and hands over the snapshot, unless this start had it. Rejects if that comes to nothing. */
  fetchSnapshot(signal: AbortSignal): Promise<void>;
}

/**
 * Gets the files of the browser's Python, from Cache Storage where they are already there.
 *
 * The snapshot is handed over too if it is kept, and no start waits for it to be fetched. Every byte is checked
 * against the manifest, and the manifest against the page. Raises `Unavailable`; what has come by then is kept.
 */
export async function loadRuntime(
  manifestUrl: string,
  manifestSha256: string,
  listener: RuntimeListener,
): Promise<LoadedRuntime> {
  const files = await KeptFiles.open();
  const manifestFile = { url: manifestUrl, label: "runtime.json", sha256: manifestSha256 };
  const manifest = parseManifest(await files.obtain(manifestFile, () => {}), manifestUrl);
  const { snapshot } = manifest;
  const total = manifest.files.reduce((sum, file) => sum + file.size, 0);
  let done = 0;
  listener.progress({ done, total });

  const deliver = async (file: RuntimeEntry): Promise<void> => {
    const bytes = await files.obtain(file, (count) => {
      done += count;
      listener.progress({ done, total });
    });
    listener.file({ name: file.name, bytes });
  };
  const deliverKept = async (file: RuntimeEntry): Promise<boolean> => {
    const bytes = await files.read(file);
    if (bytes) listener.file({ name: file.name, bytes });
    return bytes !== null;
  };
  const restoring = mayKeepSnapshot() && deliverKept(snapshot);
  const delivered = await Promise.allSettled(manifest.files.map(deliver));
  const restored = await restoring;
  const failed = delivered.find((outcome) => outcome.status === "rejected");
  if (failed) {
    await files.keep();
    throw failed.reason;
  }

  const keep = async (): Promise<void> => {
    await files.tidy(manifestUrl, addressesOf(manifest));
    await files.keep();
    files.forget();
  };
  const fetchSnapshot = async (signal: AbortSignal): Promise<void> => {
    if (restored || !mayKeepSnapshot()) return;
    const bytes = await files.fetchAhead(snapshot, () => {}, signal);
    if (bytes) listener.file({ name: snapshot.name, bytes });
  };
  const { images, layout, optional } = manifest;
  return { images, layout, optional, files, keep, fetchSnapshot };
}
