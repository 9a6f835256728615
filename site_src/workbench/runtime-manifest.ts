import { messages } from "#texts/workbench";
import { type KnownFile, Unavailable } from "./verified-fetch";

/** A file of the browser's Python. */
export interface RuntimeEntry extends KnownFile {
  /** The name that Python's loader asks for. */
  readonly name: string;
  readonly size: number;
}

export interface RuntimeManifest {
  readonly packages: readonly string[];
  readonly files: readonly RuntimeEntry[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

function entry(value: unknown, base: string): RuntimeEntry | null {
  if (!isRecord(value)) return null;
  const { name, url, size, sha256 } = value;
  if (typeof name !== "string" || typeof url !== "string") return null;
  if (typeof size !== "number" || typeof sha256 !== "string") return null;
  return { name, label: name, url: new URL(url, base).href, size, sha256 };
}

/** Reads a manifest; its files' addresses are relative to `base`, the manifest's own. */
export function parseManifest(bytes: ArrayBuffer, base: string): RuntimeManifest {
  try {
    const manifest: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (!isRecord(manifest) || manifest.version !== 1) throw new TypeError("not a manifest of version 1");
    const { packages, files } = manifest;
    if (!Array.isArray(packages) || !Array.isArray(files)) throw new TypeError("lists are missing");
    const entries = files.map((file) => entry(file, base)).filter((file) => file !== null);
    if (entries.length !== files.length) throw new TypeError("a file's entry is incomplete");
    return { packages: packages.map(String), files: entries };
  } catch (error) {
    throw new Unavailable(messages.failure.manifest, { cause: error });
  }
}
