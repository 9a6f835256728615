import type { RuntimeFile } from "../sandbox/protocol";
import { parseManifest, type RuntimeEntry } from "./runtime-manifest";
import { fetchVerified, isGenuine, type KnownFile } from "./verified-fetch";

const CACHE_NAME = "divebell-runtime";

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
  readonly packages: readonly string[];
  /** Keeps for later visits what this one had to fetch, and drops what older versions left. Never rejects. */
  keep(): Promise<void>;
}

/**
 * Gets the files of the browser's Python, from Cache Storage where they are already there.
 *
 * Every byte is checked against the manifest, and the manifest against the page, whatever they came from: other
 * pages of the same host can write to the same cache. Raises `Unavailable`.
 */
export async function loadRuntime(
  manifestUrl: string,
  manifestSha256: string,
  listener: RuntimeListener,
): Promise<LoadedRuntime> {
  const cache = await openCache();
  const fetched = new Map<string, Response>();

  const obtain = async (file: KnownFile, received: (bytes: number) => void): Promise<ArrayBuffer> => {
    const cached = await readCache(cache, file);
    if (cached) {
      received(cached.byteLength);
      return cached;
    }
    const bytes = await fetchVerified(file, received);
    // A response has its own copy, so that the bytes can be given away before they are kept.
    if (cache) fetched.set(file.url, new Response(bytes));
    return bytes;
  };

  const manifestFile = { url: manifestUrl, label: "runtime.json", sha256: manifestSha256 };
  const manifest = parseManifest(await obtain(manifestFile, () => {}), manifestUrl);
  const total = manifest.files.reduce((sum, file) => sum + file.size, 0);
  let done = 0;
  listener.progress({ done, total });

  const deliver = async (file: RuntimeEntry): Promise<void> => {
    const bytes = await obtain(file, (count) => {
      done += count;
      listener.progress({ done, total });
    });
    listener.file({ name: file.name, bytes });
  };
  await Promise.all(manifest.files.map(deliver));

  const current = new Set([manifestUrl, ...manifest.files.map((file) => file.url)]);
  return {
    packages: manifest.packages,
    keep: () => keep(cache, fetched, current, new URL(".", manifestUrl).href),
  };
}

async function openCache(): Promise<Cache | null> {
  try {
    return await caches.open(CACHE_NAME);
  } catch {
    // Not there in private windows and on unencrypted pages; the browser's own cache has to do.
    return null;
  }
}

async function readCache(cache: Cache | null, file: KnownFile): Promise<ArrayBuffer | null> {
  try {
    const response = await cache?.match(file.url);
    if (!response) return null;
    const bytes = await response.arrayBuffer();
    if (await isGenuine(bytes, file)) return bytes;
    await cache?.delete(file.url);
    return null;
  } catch {
    return null;
  }
}

async function keep(
  cache: Cache | null,
  fetched: ReadonlyMap<string, Response>,
  current: ReadonlySet<string>,
  directory: string,
): Promise<void> {
  if (!cache) return;
  try {
    // Other sites of the same host share this cache, so only this site's own directory is tidied.
    const stale = (await cache.keys()).filter(({ url }) => url.startsWith(directory) && !current.has(url));
    await Promise.all(stale.map((request) => cache.delete(request)));
    await Promise.all([...fetched].map(([url, response]) => cache.put(url, response)));
  } catch {
    // A full disk only means that the next visit fetches again.
  }
}
