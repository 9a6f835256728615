import { named, packagesListed, runsPython } from "./belongings";
import { FILES, isHashed, MAX_FILES, MAX_PAGES, PAGES, pageKey, put } from "./kept";

export interface TakingListener {
  /** So many pages of so many are here. */
  progress(done: number, total: number): void;
}

/** What was found in pages that were taken along. */
export interface Taken {
  /** The bytes of the pages and of all that belongs to them, as they are kept. */
  readonly bytes: number;
  /** Whether any of the pages has something that Python runs. */
  readonly runs: boolean;
  /** The packages that their problems list. */
  readonly packages: readonly string[];
}

/**
 * Fetches pages with all that belongs to them, so that they can be read without a network.
 *
 * `site` is the address of the site's root: what lies outside of it is left alone. Rejects where the network fails
 * or the disk is full; what has come by then stays, and another try fetches the rest.
 */
export async function takeAlong(
  pages: readonly string[],
  site: string,
  listener: TakingListener,
): Promise<Taken> {
  const files = await caches.open(FILES);
  const seen = new Set<string>();
  const packages = new Set<string>();
  let bytes = 0;
  let runs = false;
  let done = 0;
  listener.progress(done, pages.length);

  const takeFiles = async (urls: readonly string[]): Promise<void> => {
    for (const url of urls) {
      if (seen.has(url) || !isTaken(url, site)) continue;
      seen.add(url);
      // A visit may have kept it without what it names: a script's chunks come when they are needed.
      const kept = await files.match(url);
      const response = kept ?? (await fetched(url));
      if (!kept) await put(FILES, url, response.clone(), MAX_FILES);
      const file = await response.blob();
      bytes += file.size;
      await takeFiles(await namedIn(file, url));
    }
  };

  for (const url of pages) {
    const response = await fetched(url);
    await put(PAGES, pageKey(url), response.clone(), MAX_PAGES);
    const page = await response.blob();
    bytes += page.size;
    const html = await page.text();
    runs ||= runsPython(html);
    for (const name of packagesListed(html)) packages.add(name);
    await takeFiles(await namedIn(page, url));
    done += 1;
    listener.progress(done, pages.length);
  }
  return { bytes, runs, packages: [...packages] };
}

/** The files that kept pages need, as far as they are kept, and that are taken along with them. */
export async function filesOf(pages: readonly string[], site: string): Promise<Set<string>> {
  const [kept, files] = await Promise.all([caches.open(PAGES), caches.open(FILES)]);
  const found = new Set<string>();
  const follow = async (response: Response | undefined, base: string): Promise<void> => {
    if (!response) return;
    for (const url of await namedIn(await response.blob(), base)) {
      if (found.has(url) || !isTaken(url, site)) continue;
      found.add(url);
      await follow(await files.match(url), url);
    }
  };
  for (const page of pages) await follow(await kept.match(page), page);
  return found;
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

async function namedIn(file: Blob, base: string): Promise<string[]> {
  return /html|css|javascript/.test(file.type) ? named(await file.text(), file.type, base) : [];
}
