import type { RuntimeFile } from "../sandbox/protocol";
import { KeptFiles } from "./kept-files";
import { type OptionalPackage, parseManifest, type RuntimeEntry } from "./runtime-manifest";

export interface RuntimeProgress {
  readonly done: number;
  readonly total: number;
}

export interface RuntimeListener {
  /** A file has come and is what it should be. Its bytes are the listener's to give away. */
  file(file: RuntimeFile): void;
  progress(progress: RuntimeProgress): void;
}

export interface LoadedRuntime {
  /** The names of the files that are images, in the order in which they are put in place. */
  readonly images: readonly string[];
  /** The packages that are loaded where code imports them. */
  readonly optional: readonly OptionalPackage[];
  readonly files: KeptFiles;
  /** Keeps for later visits what this one had to fetch, and drops what older versions left. Never rejects. */
  keep(): Promise<void>;
}

/**
 * Gets the files of the browser's Python, from Cache Storage where they are already there.
 *
 * Every byte is checked against the manifest, and the manifest against the page. Raises `Unavailable`; what has
 * come by then is kept.
 */
export async function loadRuntime(
  manifestUrl: string,
  manifestSha256: string,
  listener: RuntimeListener,
): Promise<LoadedRuntime> {
  const files = await KeptFiles.open();
  const manifestFile = { url: manifestUrl, label: "runtime.json", sha256: manifestSha256 };
  const manifest = parseManifest(await files.obtain(manifestFile, () => {}), manifestUrl);
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
  const delivered = await Promise.allSettled(manifest.files.map(deliver));
  const failed = delivered.find((outcome) => outcome.status === "rejected");
  if (failed) {
    await files.keep();
    throw failed.reason;
  }

  const entries = [...manifest.files, ...manifest.optional.map(({ file }) => file)];
  const current = new Set([manifestUrl, ...entries.map(({ url }) => url)]);
  const keep = async (): Promise<void> => {
    await files.tidy(new URL(".", manifestUrl).href, current);
    await files.keep();
    files.forget();
  };
  return { images: manifest.images, optional: manifest.optional, files, keep };
}
