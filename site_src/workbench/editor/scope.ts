/** What a dotted name in the reader's code means, told from its imports and assignments. */

import type { Name, Names } from "./names";
import { definedNames } from "./names";

// Read from the text and not from the syntax tree: code is looked at while it is unfinished.
const IMPORT = /^[ \t]*import[ \t]+(numpy(?:\.\w+)*)(?:[ \t]+as[ \t]+(\w+))?/gm;
const FROM_IMPORT = /^[ \t]*from[ \t]+(numpy(?:\.\w+)*)[ \t]+import[ \t]+\(?([\w \t,]+)/gm;
const GENERATOR = /(\w+)(?:[ \t]*:[^=\n]+)?[ \t]*=[^=\n]*\bdefault_rng\(/g;
const ATTRIBUTE = /\bself\.(\w+)/g;

/** Without an import, `np` is offered all the same: it is what everyone means. */
const USUAL = [["np", "numpy"]] as const;

/** The names of one state of the code. */
export class Scope {
  readonly #names: Names;
  readonly #source: string;
  /** What a single name stands for: a module, or `module.name`. */
  readonly #bound: Map<string, string>;

  constructor(names: Names, source: string) {
    this.#names = names;
    this.#source = source;
    this.#bound = new Map<string, string>(USUAL);
    for (const [, module = "", alias] of source.matchAll(IMPORT)) {
      if (alias) this.#bound.set(alias, module);
      else this.#bound.set("numpy", "numpy");
    }
    for (const [, module = "", list = ""] of source.matchAll(FROM_IMPORT))
      for (const item of list.split(",")) {
        const [name, alias = name] = item.trim().split(/\s+as\s+/);
        if (name && alias) this.#bound.set(alias, `${module}.${name}`);
      }
    for (const [, variable = ""] of source.matchAll(GENERATOR)) this.#bound.set(variable, "Generator");
  }

  /** What can follow `owner` and a dot. */
  members(owner: string): readonly Name[] {
    if (owner === "self") return this.#ownAttributes();
    const known = this.#names.get(this.#full(owner));
    if (known) return known;
    // Whatever else a NumPy problem has in its variables, most of them hold arrays.
    return this.#names.get("ndarray") ?? [];
  }

  /** What a dotted name is, or null where nobody knows. */
  find(dotted: string): Name | null {
    const [owner, name] = split(dotted);
    if (owner === "") {
      const own = definedNames(this.#source).find((defined) => defined.name === name);
      if (own) return own;
      const bound = this.#bound.get(name);
      return bound?.includes(".") ? this.#member(...split(bound)) : null;
    }
    return this.#member(this.#full(owner), name);
  }

  #member(owner: string, name: string): Name | null {
    return this.#names.get(owner)?.find((candidate) => candidate.name === name) ?? null;
  }

  #full(dotted: string): string {
    const [first = "", ...rest] = dotted.split(".");
    return [this.#bound.get(first) ?? first, ...rest].join(".");
  }

  #ownAttributes(): Name[] {
    const names = new Set([...this.#source.matchAll(ATTRIBUTE)].map(([, name = ""]) => name));
    return [...names].map((name) => ({ name, kind: "property", signature: "", summary: "" }));
  }
}

function split(dotted: string): [owner: string, name: string] {
  const dot = dotted.lastIndexOf(".");
  return [dotted.slice(0, Math.max(dot, 0)), dotted.slice(dot + 1)];
}
