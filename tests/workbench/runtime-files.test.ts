import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { RuntimeFile } from "../../site_src/sandbox/protocol";
import { loadRuntime, type RuntimeProgress } from "../../site_src/workbench/runtime-files";
import { Unavailable } from "../../site_src/workbench/verified-fetch";

const BASE = "https://site.example/assets/runtime/";
const MANIFEST = `${BASE}runtime.1.json`;
const MEMORY = "memory";
const LAYOUT = { libraries: { "/numpy/umath.so": 44 }, functions: 9 };
const bytes = (text: string) => new TextEncoder().encode(text);

async function sha256(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes(text)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A site that serves these texts by address, a cache with those, and what is asked of either. */
class Site {
  readonly served = new Map<string, string | Uint8Array<ArrayBuffer>>();
  readonly cached = new Map<string, string>();
  readonly asked: string[] = [];

  readonly fetch = async (url: string): Promise<Response> => {
    this.asked.push(url.slice(BASE.length));
    const text = this.served.get(url);
    return text === undefined ? new Response("", { status: 404 }) : new Response(text);
  };

  readonly cache = {
    match: async (url: string) => (this.cached.has(url) ? new Response(this.cached.get(url)) : undefined),
    delete: async (key: string | { url: string }) =>
      this.cached.delete(typeof key === "string" ? key : key.url),
    keys: async () => [...this.cached.keys()].map((url) => ({ url })),
    put: async (url: string, response: Response) => void this.cached.set(url, await response.text()),
  };

  async publish(files: Readonly<Record<string, string>>): Promise<string> {
    const entry = async ([name, text]: readonly [string, string]) => {
      const url = `${name}.hash`;
      this.served.set(BASE + url, text);
      return { name, url, size: bytes(text).length, sha256: await sha256(text) };
    };
    const entries = await Promise.all(Object.entries(files).map(entry));
    const snapshot = await entry(["python.snapshot", MEMORY]);
    const manifest = JSON.stringify({
      version: 1,
      images: ["numpy.tar"],
      files: entries,
      snapshot: { ...snapshot, layout: LAYOUT },
      optional: [],
    });
    this.served.set(MANIFEST, manifest);
    return sha256(manifest);
  }
}

let site: Site;
beforeEach(() => {
  site = new Site();
  vi.stubGlobal("fetch", site.fetch);
  vi.stubGlobal("caches", { open: async () => site.cache });
  vi.stubGlobal("navigator", {});
});
afterEach(() => {
  vi.unstubAllGlobals();
});

async function load(hash: string) {
  const files = new Map<string, string>();
  const progress: RuntimeProgress[] = [];
  const listener = {
    file: ({ name, bytes: content }: RuntimeFile) => void files.set(name, new TextDecoder().decode(content)),
    progress: (now: RuntimeProgress) => void progress.push(now),
  };
  const loaded = await loadRuntime(MANIFEST, hash, listener);
  return { files, progress, loaded };
}

const FILES = { "pyodide.js": "loader", "pyodide.asm.wasm": "interpreter" };

test("hands over every file, and counts their bytes", async () => {
  const { files, progress, loaded } = await load(await site.publish(FILES));
  expect(Object.fromEntries(files)).toEqual(FILES);
  expect(loaded.images).toEqual(["numpy.tar"]);
  expect(loaded.layout).toEqual(LAYOUT);
  expect(progress.at(0)).toEqual({ done: 0, total: 17 });
  expect(progress.at(-1)).toEqual({ done: 17, total: 17 });
});

test("what is sent gzipped is kept unpacked, and its bytes are counted as they are sent", async () => {
  const [text, sent] = ["x".repeat(1000), gzipSync("x".repeat(1000))];
  const unpacked = { size: text.length, sha256: await sha256(text) };
  const entry = { name: "stdlib.zip", url: "stdlib.zip.gz", size: sent.length };
  const digest = createHash("sha256").update(sent).digest("hex");
  const files = [{ ...entry, sha256: digest, unpacked }];
  const snapshot = { ...files[0], layout: LAYOUT };
  const manifest = JSON.stringify({ version: 1, images: [], files, snapshot, optional: [] });
  site.served.set(MANIFEST, manifest);
  site.served.set(`${BASE}stdlib.zip.gz`, sent);
  const first = await load(await sha256(manifest));
  expect(first.files.get("stdlib.zip")).toBe(text);
  expect(first.progress.at(-1)).toEqual({ done: sent.length, total: sent.length });
  await first.loaded.keep();
  expect(site.cached.get(`${BASE}stdlib.zip.gz`)).toBe(text);
  site.served.clear();
  const later = await load(await sha256(manifest));
  expect(later.files.get("stdlib.zip")).toBe(text);
  expect(later.progress.at(-1)).toEqual({ done: sent.length, total: sent.length });
});

test("a manifest that the page did not promise is refused", async () => {
  await site.publish(FILES);
  await expect(load("0".repeat(64))).rejects.toThrow(Unavailable);
});

test.each([
  ["other bytes of the same length", "LOADER"],
  ["more bytes", "loader and more"],
])("a file with %s is asked for once more, and then refused", async (_, text) => {
  const hash = await site.publish(FILES);
  site.served.set(`${BASE}pyodide.js.hash`, text);
  await expect(load(hash)).rejects.toThrow("pyodide.js arrived damaged");
  expect(site.asked.filter((url) => url === "pyodide.js.hash")).toHaveLength(2);
});

test("a file that is not there is named", async () => {
  const hash = await site.publish(FILES);
  site.served.delete(`${BASE}pyodide.asm.wasm.hash`);
  await expect(load(hash)).rejects.toThrow("pyodide.asm.wasm could not be fetched: the site answered 404");
});

test("a later visit fetches nothing", async () => {
  const hash = await site.publish(FILES);
  await (await load(hash)).loaded.keep();
  site.asked.length = 0;
  const { files, progress } = await load(hash);
  expect(site.asked).toEqual([]);
  expect(files.size).toBe(2);
  expect(progress.at(-1)).toEqual({ done: 17, total: 17 });
});

test("a poisoned cache is not believed: the entry is dropped and fetched again", async () => {
  const hash = await site.publish(FILES);
  site.cached.set(`${BASE}pyodide.js.hash`, "poison");
  const { files, loaded } = await load(hash);
  expect(files.get("pyodide.js")).toBe("loader");
  expect(site.cached.has(`${BASE}pyodide.js.hash`)).toBe(false);
  await loaded.keep();
  expect(site.cached.get(`${BASE}pyodide.js.hash`)).toBe("loader");
});

test("older versions are dropped, and other sites of the same host are left alone", async () => {
  const hash = await site.publish(FILES);
  site.cached.set(`${BASE}pyodide.js.old`, "old");
  site.cached.set("https://site.example/other/assets/runtime/pyodide.js.old", "theirs");
  await (await load(hash)).loaded.keep();
  expect([...site.cached.keys()].filter((url) => url.endsWith(".old"))).toEqual([
    "https://site.example/other/assets/runtime/pyodide.js.old",
  ]);
});

test("where there is no cache, the files are fetched plainly", async () => {
  vi.stubGlobal("caches", undefined);
  const { files, loaded } = await load(await site.publish(FILES));
  expect(files.size).toBe(2);
  await expect(loaded.keep()).resolves.toBeUndefined();
});

const SNAPSHOT_URL = `${BASE}python.snapshot.hash`;
const fetchSnapshot = ({ loaded }: Awaited<ReturnType<typeof load>>) =>
  loaded.fetchSnapshot(new AbortController().signal);

test("the snapshot is fetched when it is asked for, once, and handed over from then on", async () => {
  const hash = await site.publish(FILES);
  const first = await load(hash);
  expect(first.files.has("python.snapshot")).toBe(false);
  expect(site.asked).not.toContain("python.snapshot.hash");
  await fetchSnapshot(first);
  expect(first.files.get("python.snapshot")).toBe(MEMORY);
  await first.loaded.keep();
  site.asked.length = 0;
  const later = await load(hash);
  expect(later.files.get("python.snapshot")).toBe(MEMORY);
  expect(later.progress.at(-1)).toEqual({ done: 17, total: 17 });
  await fetchSnapshot(later);
  expect(site.asked).toEqual([]);
});

test("a damaged snapshot is not handed over, and is fetched again later", async () => {
  const hash = await site.publish(FILES);
  site.cached.set(SNAPSHOT_URL, "poison");
  const visit = await load(hash);
  expect(visit.files.has("python.snapshot")).toBe(false);
  expect(site.asked).not.toContain("python.snapshot.hash");
  await fetchSnapshot(visit);
  expect(site.cached.get(SNAPSHOT_URL)).toBe(MEMORY);
});

test("a snapshot that cannot be had is no more than that", async () => {
  const hash = await site.publish(FILES);
  site.served.delete(SNAPSHOT_URL);
  const visit = await load(hash);
  await expect(fetchSnapshot(visit)).rejects.toThrow(Unavailable);
  expect(visit.files.size).toBe(2);
});

test("no snapshot is fetched where none can be kept", async () => {
  vi.stubGlobal("caches", undefined);
  const visit = await load(await site.publish(FILES));
  await fetchSnapshot(visit);
  expect(site.asked).not.toContain("python.snapshot.hash");
});

test("where there is little memory, the snapshot is neither fetched nor handed over", async () => {
  const hash = await site.publish(FILES);
  site.cached.set(SNAPSHOT_URL, MEMORY);
  vi.stubGlobal("navigator", { deviceMemory: 1 });
  const visit = await load(hash);
  expect(visit.files.has("python.snapshot")).toBe(false);
  site.cached.delete(SNAPSHOT_URL);
  await fetchSnapshot(visit);
  expect(site.asked).not.toContain("python.snapshot.hash");
});

test("what has come is kept when another file cannot be had", async () => {
  const hash = await site.publish(FILES);
  const url = `${BASE}pyodide.asm.wasm.hash`;
  site.served.delete(url);
  await expect(load(hash)).rejects.toThrow(Unavailable);
  site.served.set(url, FILES["pyodide.asm.wasm"]);
  site.asked.length = 0;
  const { progress } = await load(hash);
  expect(site.asked).toEqual(["pyodide.asm.wasm.hash"]);
  expect(progress.at(-1)).toEqual({ done: 17, total: 17 });
});

test("a full disk loses nothing but the next visit's time", async () => {
  const hash = await site.publish(FILES);
  vi.spyOn(site.cache, "put").mockRejectedValue(new DOMException("full", "QuotaExceededError"));
  await expect((await load(hash)).loaded.keep()).resolves.toBeUndefined();
});

test.each([
  "{",
  "[]",
  '{"version":2,"images":[],"files":[]}',
  '{"version":1,"images":[],"files":[{"name":"a"}],"optional":[]}',
  '{"version":1,"images":[],"files":[],"optional":[]}',
  '{"version":1,"images":[],"files":[],"optional":[{"name":"a"}]}',
])("a manifest that cannot be read is told as such: %s", async (manifest) => {
  site.served.set(MANIFEST, manifest);
  await expect(load(await sha256(manifest))).rejects.toThrow("cannot be read");
});

test("without encryption nothing can be checked, and the reader is told why", async () => {
  const hash = await site.publish(FILES);
  vi.stubGlobal("crypto", {});
  await expect(load(hash)).rejects.toThrow("HTTPS");
});
