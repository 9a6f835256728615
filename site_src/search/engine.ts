/** What one result is shown by. */
export interface Found {
  readonly url: string;
  /** Escaped text with `<mark>`s. */
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
}

/** Results of a search, best first; the text of each is loaded when it is to be shown. */
export type Finds = readonly { data(): Promise<Found> }[];

/** For each facet and value, how many pages have it. */
export type Facets = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** One value for each facet by which the search is narrowed. */
export type Chosen = Readonly<Record<string, string>>;

export interface Answer {
  readonly finds: Finds;
  /** For each facet and value, how many results it would leave beside the choices in the other facets. */
  readonly facets: Facets;
}

export interface Engine {
  /** The facets of the whole index. */
  readonly facets: Facets;
  /** The pages with these words; with none, all that were chosen. */
  search(words: string, chosen: Chosen): Promise<Answer>;
}

/** What is used of Pagefind's program. */
export interface Pagefind {
  mergeIndex(bundle: string, options: { baseUrl: string }): Promise<void>;
  filters(): Promise<Facets>;
  search(
    query: string | null,
    options: { filters: Chosen },
  ): Promise<{ results: { data(): Promise<Found> }[]; filters: Facets }>;
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
  return engineOf(pagefind, await pagefind.filters());
}

/** Searches with Pagefind, whose counts are those that every choice leaves, and so nothing for its rivals. */
export function engineOf(pagefind: Pagefind, facets: Facets): Engine {
  return {
    facets,
    async search(words, chosen) {
      const query = words || null;
      const counted = async (name: string): Promise<[string, Facets[string]]> => {
        const { [name]: _, ...others } = chosen;
        return [name, (await pagefind.search(query, { filters: others })).filters[name] ?? {}];
      };
      const { results, filters } = await pagefind.search(query, { filters: chosen });
      const rivals = await Promise.all(Object.keys(chosen).map(counted));
      return { finds: results, facets: { ...filters, ...Object.fromEntries(rivals) } };
    },
  };
}
