import { named } from "./belongings";
import { FILES, isHashed, keep, MAX_FILES, MAX_PAGES, PAGES, pageKey } from "./kept";

export interface TakingListener {
  /** So many pages of so many are here. */
  progress(done: number, total: number): void;
}

/**
 * Fetches pages with all that belongs to them, so that they can be read without a network.
 *
 * `site` is the address of the site's root: what lies outside of it is left alone. Rejects where the network fails;
 * what has come by then stays, and another try fetches the rest.
 */
export async function takeAlong(
  pages: readonly string[],
  site: string,
  listener: TakingListener,
): Promise<void> {
  const files = await caches.open(FILES);
  const taken = new Set((await files.keys()).map(({ url }) => url));
  let done = 0;
  listener.progress(done, pages.length);

  const takeFiles = async (urls: readonly string[]): Promise<void> => {
    for (const url of urls) {
      if (taken.has(url) || !isTaken(url, site)) continue;
      taken.add(url);
      const response = await fetched(url);
      await keep(FILES, url, response.clone(), MAX_FILES);
      await takeFiles(await namedIn(response));
    }
  };

  for (const url of pages) {
    const response = await fetched(url);
    await keep(PAGES, pageKey(url), response.clone(), MAX_PAGES);
    await takeFiles(await namedIn(response));
    done += 1;
    listener.progress(done, pages.length);
  }
}

/** Files with a hash in their names alone: others would get old. The runtime is the workbench's own. */
function isTaken(url: string, site: string): boolean {
  return url.startsWith(site) && !url.startsWith(`${site}assets/runtime/`) && isHashed(new URL(url).pathname);
}

async function fetched(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

async function namedIn(response: Response): Promise<string[]> {
  const type = response.headers.get("Content-Type") ?? "";
  return /html|css|javascript/.test(type) ? named(await response.text(), type, response.url) : [];
}
