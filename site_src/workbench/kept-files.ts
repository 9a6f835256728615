import { fetchVerified, isGenuine, type KnownFile, type Received } from "./verified-fetch";

/** A file that may be sent gzipped, and is kept as it is used. */
export interface KeptFile extends KnownFile {
  /** What it is once it is unpacked, if it is sent gzipped. */
  readonly unpacked?: Required<Pick<KnownFile, "size" | "sha256">>;
}

/** The cache that they are kept in. */
export const RUNTIME = "divebell-runtime";

/**
 * Files that are kept in Cache Storage.
 *
 * Every byte is checked, whatever it came from: other pages of the same host can write to the same cache.
 */
export class KeptFiles {
  readonly #cache: Cache | null;
  /** What was fetched, and is not in the cache yet, or cannot be put there. */
  readonly #fetched = new Map<string, Blob>();

  private constructor(cache: Cache | null) {
    this.#cache = cache;
  }

  static async open(): Promise<KeptFiles> {
    try {
      return new KeptFiles(await caches.open(RUNTIME));
    } catch {
      // Not there in private windows and on unencrypted pages; the browser's own cache has to do.
      return new KeptFiles(null);
    }
  }

  /** Whether a file is kept; it may turn out to be damaged. */
  async has(file: KnownFile): Promise<boolean> {
    if (this.#fetched.has(file.url)) return true;
    return (await this.#cache?.match(file.url).catch(() => undefined)) !== undefined;
  }

  /**
   * The file, unpacked, from where it is kept or else from the site; the bytes that are told of are those that
   * are sent. Raises `Unavailable`.
   */
  async obtain(file: KeptFile, received: Received, signal?: AbortSignal): Promise<ArrayBuffer> {
    const kept = await this.read(file);
    if (kept) {
      received(file.size ?? kept.byteLength);
      return kept;
    }
    const bytes = await fetchUnpacked(file, received, signal);
    // A blob has its own copy, so that the bytes can be given away before they are kept.
    this.#fetched.set(file.url, new Blob([bytes]));
    return bytes;
  }

  /**
   * A file that is for later, fetched and kept unless it is; null where nothing can be kept, and so is fetched. Rejects
   * with `Unavailable`, where the disk is full, and with the signal's reason when that aborts.
   */
  async fetchAhead(file: KeptFile, received: Received, signal?: AbortSignal): Promise<ArrayBuffer | null> {
    if (!this.#cache) return null;
    const kept = await this.read(file);
    if (kept) return kept;
    const bytes = await fetchUnpacked(file, received, signal);
    await this.#cache.put(file.url, new Response(bytes));
    return bytes;
  }

  /** Keeps for later visits what had to be fetched; where it cannot be, it stays in memory. Never rejects. */
  async keep(): Promise<void> {
    const cache = this.#cache;
    if (!cache) return;
    await Promise.all(
      [...this.#fetched].map(async ([url, blob]) => {
        try {
          await cache.put(url, new Response(blob));
          this.#fetched.delete(url);
        } catch {
          // A full disk only means that the next visit fetches again.
        }
      }),
    );
  }

  /** Lets go of what is only in memory. */
  forget(): void {
    this.#fetched.clear();
  }

  /**
   * Drops what older versions left beside a manifest, which is current itself. Other sites of the same host share
   * the cache. Never rejects.
   */
  async tidy(manifestUrl: string, current: ReadonlySet<string>): Promise<void> {
    try {
      const directory = new URL(".", manifestUrl).href;
      const kept = (await this.#cache?.keys()) ?? [];
      const stale = kept.filter(
        ({ url }) => url.startsWith(directory) && url !== manifestUrl && !current.has(url),
      );
      await Promise.all(stale.map((request) => this.#cache?.delete(request)));
    } catch {
      // What is left over only takes room.
    }
  }

  /** The file from where it is kept; null where it is not, or is damaged. Never rejects. */
  async read(file: KeptFile): Promise<ArrayBuffer | null> {
    try {
      const fetched = this.#fetched.get(file.url);
      if (fetched) return await fetched.arrayBuffer();
      const response = await this.#cache?.match(file.url);
      if (!response) return null;
      const bytes = await response.arrayBuffer();
      if (await isGenuine(bytes, file.unpacked ?? file)) return bytes;
      await this.#cache?.delete(file.url);
      return null;
    } catch {
      return null;
    }
  }
}

async function fetchUnpacked(file: KeptFile, received: Received, signal?: AbortSignal): Promise<ArrayBuffer> {
  const sent = await fetchVerified(file, received, signal);
  return file.unpacked ? unpack(sent) : sent;
}

/** The content of a gzip. */
export function unpack(gzipped: ArrayBuffer): Promise<ArrayBuffer> {
  const stream = new Blob([gzipped]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
