// What a link leads to: the kind of page, its title and its first sentence.

export interface Preview {
  readonly kind: string;
  readonly title: string;
  readonly sentence: string;
}

type Titles = Record<string, readonly [title: string, sentence: string]>;

const files = new Map<string, Promise<Titles>>();

/** The part of an address below the site's root, `topics/softmax/`; null where it is none of a page with a name. */
export function pageOf(address: string, root: string): { folder: string; slug: string } | null {
  const { href } = new URL(address);
  const path = href.startsWith(root) ? href.slice(root.length).replace(/[?#].*$/, "") : "";
  const parts = path.match(/^([a-z-]+)\/([a-z0-9-]+)\/$/);
  return parts?.[1] && parts[2] ? { folder: parts[1], slug: parts[2] } : null;
}

/** What the page at an address is, as it was when the site was built; null if nothing is known of it. */
export async function previewOf(address: string, assets: string): Promise<Preview | null> {
  const page = pageOf(address, new URL("../../", assets).href);
  if (!page) return null;
  const file = new URL(`previews/${page.folder}.json`, assets).href;
  const titles = files.get(file) ?? load(file);
  files.set(file, titles);
  const found = Object.entries(await titles).find(([slug]) => slug === page.slug)?.[1];
  return found ? { kind: page.folder, title: found[0], sentence: found[1] } : null;
}

/** A kind that has no file, or a reader without a network, has no previews; the link works as ever. */
async function load(file: string): Promise<Titles> {
  try {
    const response = await fetch(file);
    if (!response.ok) throw new TypeError(response.statusText);
    return await response.json();
  } catch {
    files.delete(file);
    return {};
  }
}
