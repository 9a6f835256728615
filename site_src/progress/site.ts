/** Where the pages of things are on the site. */

const FOLDERS: Readonly<Record<string, string>> = {
  case: "case-studies",
  posting: "jobs",
};

/** The address of a page. `root` is the site's. */
export function addressOf(kind: string, slug: string, root: URL = ROOT): string {
  return new URL(`${FOLDERS[kind] ?? `${kind}s`}/${slug}/`, root).href;
}

/** The address of the page of the reader's progress. */
export function progressAddress(root: URL = ROOT): string {
  return new URL("progress/", root).href;
}

/** Scripts are served from `assets/divebell/`, two folders below the site's root. */
const ROOT = new URL("../../", import.meta.url);
