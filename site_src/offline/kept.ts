/** Where pages and files are kept for reading without a network, and under which names. */

/** Pages, by their address without a query. */
export const PAGES = "divebell-pages";
/** Files whose name changes with their content, so that what is kept never gets old. */
export const FILES = "divebell-files";
/** What is known of the plans that were taken along, by the addresses of their pages. */
export const PLANS = "divebell-plans";

/** Enough for a year of dives with everything around them; what was opened longest ago goes first. */
export const MAX_PAGES = 600;
export const MAX_FILES = 1500;

/** What a page asks the service worker to do. */
export type Request = "take over";

const HASHED = /\.[0-9A-Za-z]{8}\.(?:[\w-]+\.)*[\w-]+$/;

/** Whether the address of a file carries a hash of its content. */
export function isHashed(path: string): boolean {
  return HASHED.test(path);
}

/** The name under which a page is kept: filters and the like do not make another page of it. */
export function pageKey(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

/**
 * Keeps a response, and drops the oldest beyond `most`. Rejects where the disk is full or the response breaks off;
 * what was kept before then stays.
 */
export async function put(cacheName: string, key: string, response: Response, most: number): Promise<void> {
  const cache = await caches.open(cacheName);
  const before = await cache.match(key);
  // Put in anew, it is the last of the keys again.
  await cache.delete(key);
  try {
    await cache.put(key, response);
  } catch (error) {
    if (before) await cache.put(key, before);
    throw error;
  }
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((old) => cache.delete(old)));
}

/** Does the same. Never rejects: a full disk only means less to read. */
export async function keep(...kept: Parameters<typeof put>): Promise<void> {
  await put(...kept).catch(() => {});
}
