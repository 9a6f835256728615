import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { lookForPython } from "../../site_src/offline/python-along";
import { RUNTIME } from "../../site_src/workbench/kept-files";
import { Unavailable } from "../../site_src/workbench/verified-fetch";
import { FakeSite, SITE } from "./fake-site";

const ROOM = "assets/runtime/";
const MANIFEST = `${SITE}${ROOM}runtime.0a1b2c3d.json`;
const sha256 = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest("hex");

let site: FakeSite;
beforeEach(() => {
  site = new FakeSite();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function entry(name: string) {
  const content = `content of ${name}`;
  site.serve({ [ROOM + name]: content });
  return { name, url: name, size: content.length, sha256: sha256(content) };
}

function gzipped(name: string) {
  const content = `content of ${name}`.repeat(50);
  const sent = new Uint8Array(gzipSync(content));
  site.serve({ [ROOM + name]: sent });
  const unpacked = { size: content.length, sha256: sha256(content) };
  return { name, url: name, size: sent.length, sha256: sha256(sent), unpacked };
}

function optional(name: string, depends: readonly string[], always = false) {
  return { name, title: name.toUpperCase(), always, imports: [name], depends, file: entry(name) };
}

/** A site's Python, and what is here of it for problems that list these packages. */
function look(...listed: readonly string[]) {
  const manifest = JSON.stringify({
    version: 1,
    images: [],
    files: [entry("loader"), gzipped("interpreter")],
    snapshot: { ...gzipped("snapshot"), layout: { libraries: {}, functions: 1 } },
    optional: [
      optional("blas", []),
      optional("fonts", []),
      optional("matplotlib", ["fonts"], true),
      optional("scipy", ["blas"]),
      optional("sympy", []),
    ],
  });
  site.serve({ [`${ROOM}runtime.0a1b2c3d.json`]: manifest });
  return lookForPython({ url: MANIFEST, label: "runtime.json", sha256: sha256(manifest) }, listed);
}

const size = (...names: readonly string[]) =>
  names.reduce((sum, name) => sum + (site.served.get(`${SITE}${ROOM}${name}`)?.length ?? 0), 0);
const CORE = ["loader", "interpreter"];
const MATPLOTLIB = ["fonts", "matplotlib"];

test("what is needed is known before it moves: what problems list, what that needs, and the snapshot", async () => {
  const python = await look("scipy");
  expect(site.asked).toEqual([`${ROOM}runtime.0a1b2c3d.json`]);
  expect(python.titles).toEqual(["MATPLOTLIB", "SCIPY"]);
  expect(python.missing).toEqual({
    python: size(...CORE),
    packages: size(...MATPLOTLIB, "blas", "scipy"),
    snapshot: size("snapshot"),
  });
  expect(python.bytes).toBe(size(...CORE, ...MATPLOTLIB, "blas", "scipy", "snapshot"));
  expect(python.stored).toBeGreaterThan(python.bytes);
  expect(python.extras.map((url) => url.replace(SITE + ROOM, "")).sort()).toEqual(
    ["blas", "fonts", "matplotlib", "scipy", "snapshot"].sort(),
  );
});

test("it is fetched, checked and kept, and its bytes are counted as they come", async () => {
  const progress: number[] = [];
  const python = await look();
  await python.fetch(({ done, total }) => {
    expect(total).toBe(python.bytes);
    progress.push(done);
  });
  expect(progress.at(0)).toBe(0);
  expect(progress.at(-1)).toBe(python.bytes);
  expect(
    site
      .kept(RUNTIME)
      .map((url) => url.replace(ROOM, ""))
      .sort(),
  ).toEqual([...CORE, ...MATPLOTLIB, "runtime.0a1b2c3d.json", "snapshot"].sort());
  expect(await site.text(RUNTIME, `${SITE}${ROOM}interpreter`)).toContain("content of interpreter");
  expect(await look()).toMatchObject({ bytes: 0 });
});

test("what is here is not fetched again, unless it is not what it should be", async () => {
  await (await look()).fetch(() => {});
  await site.keep(RUNTIME, `${SITE}${ROOM}fonts`, "poison");
  const again = await look("sympy");
  expect(again.missing).toEqual({ python: 0, packages: size("fonts", "sympy"), snapshot: 0 });
  site.asked.length = 0;
  await again.fetch(() => {});
  expect(site.asked.sort()).toEqual([`${ROOM}fonts`, `${ROOM}sympy`]);
  expect(await site.text(RUNTIME, `${SITE}${ROOM}fonts`)).toBe("content of fonts");
});

test("a package that is not what the site published is refused, and what came before it stays", async () => {
  const python = await look();
  site.serve({ [`${ROOM}matplotlib`]: "CONTENT OF MATPLOTLIB" });
  await expect(python.fetch(() => {})).rejects.toThrow(Unavailable);
  expect((await look()).missing).toEqual({
    python: 0,
    packages: size("matplotlib"),
    snapshot: size("snapshot"),
  });
});

test("a full disk is told, and what was whole stays", async () => {
  const python = await look();
  site.room = 3;
  await expect(python.fetch(() => {})).rejects.toThrow("no room");
  expect((await look()).missing.python).toBe(0);
  site.room = Number.POSITIVE_INFINITY;
  await (await look()).fetch(() => {});
  expect((await look()).bytes).toBe(0);
});

test("a device with little memory takes no snapshot along", async () => {
  vi.stubGlobal("navigator", { deviceMemory: 1, onLine: true });
  const python = await look();
  expect(python.missing.snapshot).toBe(0);
  expect(python.extras).toHaveLength(2);
});

test("where nothing can be kept, nothing is fetched", async () => {
  vi.stubGlobal("caches", undefined);
  await expect(look()).rejects.toThrow("keeps nothing");
});
