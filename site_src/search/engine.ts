/** What one result is shown by. */
export interface Found {
  readonly url: string;
  /** Escaped text with `<mark>`s. */
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
}

/** Results of a search, best first; the text of each is loaded when it is to be shown. */
export type Finds = readonly { data(): Promise<Found> }[];

export interface Engine {
  search(query: string, kind: string): Promise<Finds>;
}

/** What is used of Pagefind's program. */
interface Pagefind {
  mergeIndex(bundle: string, options: { baseUrl: string }): Promise<void>;
  search(
    query: string,
    options: { filters: Record<string, string> },
  ): Promise<{ results: { data(): Promise<Found> }[] }>;
}

interface PagefindModule {
  createInstance(options: { basePath: string; baseUrl: string; noWorker: boolean }): Pagefind;
}

/** Loads Pagefind and the entries of every shard, of which the first has the program. `root` is the site's. */
export async function loadEngine(root: URL): Promise<Engine> {
  const folder = new URL("assets/search/", root);
  const answer = await fetch(new URL("shards.json", folder));
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  const [first, ...others] = ((await answer.json()) as string[]).map((name) => new URL(`${name}/`, folder));
  if (!first) throw new Error(`${answer.url} names no shard`);
  const program = (await import(new URL("pagefind.js", first).href)) as PagefindModule;
  const baseUrl = root.pathname;
  // A worker would be a second program to load, for searches that take a few milliseconds.
  const pagefind = program.createInstance({ basePath: first.pathname, baseUrl, noWorker: true });
  await Promise.all(others.map((shard) => pagefind.mergeIndex(shard.pathname, { baseUrl })));
  return {
    async search(query, kind) {
      const { results } = await pagefind.search(query, { filters: kind ? { kind } : {} });
      return results;
    },
  };
}
