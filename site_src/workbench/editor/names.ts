/** What the editor knows of names: NumPy's, and those of the problem. */

export type Kind = "function" | "method" | "class" | "property" | "constant" | "module";

/** A name that can be completed and explained. */
export interface Name {
  readonly name: string;
  readonly kind: Kind;
  /** `(a, axis=None)`, or nothing where there is none. */
  readonly signature: string;
  readonly summary: string;
}

/** Names by the module (`numpy.linalg`) or class (`ndarray`) that they belong to. */
export type Names = ReadonlyMap<string, readonly Name[]>;

type Entry = readonly [name: string, kind: Kind, signature: string, summary: string];

interface NamesFile {
  readonly modules: Readonly<Record<string, readonly Entry[]>>;
  readonly classes: Readonly<Record<string, readonly Entry[]>>;
}

/** Fetches NumPy's names, which the site was built with. */
export async function fetchNames(url: string): Promise<Names> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const { modules, classes } = (await response.json()) as NamesFile;
  return new Map(
    Object.entries({ ...modules, ...classes }).map(([owner, entries]) => [
      owner,
      entries.map(([name, kind, signature, summary]) => ({ name, kind, signature, summary })),
    ]),
  );
}

const DEFINITION = /^[ \t]*(def|class)\s+(\w+)\s*(?:(\([^)]*\))[^:]*)?:\s*(?:[rR]?"""\s*([^\n"]+))?/gm;

/** The functions and classes that `source` defines, each with the first line of its documentation. */
export function definedNames(source: string): Name[] {
  return [...source.matchAll(DEFINITION)].map(([, keyword, name = "", parameters = "", summary = ""]) => ({
    name,
    kind: keyword === "class" ? "class" : "function",
    signature: keyword === "class" ? "" : parameters.replace(/\s+/g, " "),
    summary: summary.trim(),
  }));
}
