import { messages } from "#texts/workbench";
import type { Layout } from "../sandbox/protocol";
import type { KeptFile } from "./kept-files";
import { Unavailable } from "./verified-fetch";

/** A file of the browser's Python. */
export interface RuntimeEntry extends KeptFile {
  /** The name that Python's loader asks for. */
  readonly name: string;
  readonly size: number;
}

/** A package that is loaded where code imports it. */
export interface OptionalPackage {
  readonly name: string;
  /** Whether every problem may import it, whatever it lists. */
  readonly always: boolean;
  /** The top-level names of its modules. */
  readonly imports: readonly string[];
  /** The names of the packages that it needs besides. */
  readonly depends: readonly string[];
  /** Its image, gzipped. */
  readonly file: RuntimeEntry;
}

export interface RuntimeManifest {
  /** The names of the files that are images, in the order in which they are put in place. */
  readonly images: readonly string[];
  readonly files: readonly RuntimeEntry[];
  /** Python's memory once the judge is imported: what a later start begins with. */
  readonly snapshot: RuntimeEntry;
  readonly layout: Layout;
  readonly optional: readonly OptionalPackage[];
}

type Fields = Readonly<Record<string, unknown>>;

function record(value: unknown): Fields {
  if (typeof value !== "object" || value === null) throw new TypeError("an entry is missing");
  return value as Fields;
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError("a list is missing");
  return value;
}

function bytesOf(value: unknown): { readonly size: number; readonly sha256: string } {
  const { size, sha256 } = record(value);
  if (typeof size !== "number" || typeof sha256 !== "string")
    throw new TypeError("a file's bytes are missing");
  return { size, sha256 };
}

function entry(value: unknown, base: string, label?: unknown): RuntimeEntry {
  const { name, url, unpacked } = record(value);
  if (typeof name !== "string" || typeof url !== "string") throw new TypeError("a file's name is missing");
  return {
    name,
    label: String(label ?? name),
    url: new URL(url, base).href,
    ...bytesOf(value),
    ...(unpacked === undefined ? {} : { unpacked: bytesOf(unpacked) }),
  };
}

function optional(value: unknown, base: string): OptionalPackage {
  const { name, title, always, imports, depends, file } = record(value);
  return {
    name: String(name),
    always: always === true,
    imports: list(imports).map(String),
    depends: list(depends).map(String),
    file: entry(file, base, title),
  };
}

function layout(value: unknown): Layout {
  const { libraries, functions } = record(value);
  const handles = Object.entries(record(libraries)).map(([path, handle]) => [path, Number(handle)]);
  return { libraries: Object.fromEntries(handles), functions: Number(functions) };
}

/** The addresses of all files that a manifest names. */
export function addressesOf({ files, snapshot, optional }: RuntimeManifest): ReadonlySet<string> {
  const entries = [...files, snapshot, ...optional.map(({ file }) => file)];
  return new Set(entries.map(({ url }) => url));
}

/** The packages that code may import where these are listed. */
export function offered(
  available: readonly OptionalPackage[],
  listed: readonly string[],
): readonly OptionalPackage[] {
  return available.filter(({ name, always }) => always || listed.includes(name));
}

/** Some of the available packages and those that they need, each after those. */
export function withNeeded(
  chosen: readonly OptionalPackage[],
  available: readonly OptionalPackage[],
): readonly OptionalPackage[] {
  const wanted = new Set<OptionalPackage>();
  const add = (found: OptionalPackage): void => {
    if (wanted.has(found)) return;
    for (const needed of available) if (found.depends.includes(needed.name)) add(needed);
    wanted.add(found);
  };
  for (const found of chosen) add(found);
  return [...wanted];
}

/** Reads a manifest; its files' addresses are relative to `base`, the manifest's own. */
export function parseManifest(bytes: ArrayBuffer, base: string): RuntimeManifest {
  try {
    const manifest = record(JSON.parse(new TextDecoder().decode(bytes)));
    if (manifest.version !== 1) throw new TypeError("not a manifest of version 1");
    return {
      images: list(manifest.images).map(String),
      files: list(manifest.files).map((file) => entry(file, base)),
      snapshot: entry(manifest.snapshot, base),
      layout: layout(record(manifest.snapshot).layout),
      optional: list(manifest.optional).map((found) => optional(found, base)),
    };
  } catch (error) {
    throw new Unavailable(messages.failure.manifest, { cause: error });
  }
}
