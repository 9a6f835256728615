import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FILES, PAGES } from "../../site_src/offline/kept";
import { takeAlong } from "../../site_src/offline/taking-along";
import { FakeSite, SITE } from "./fake-site";

const STYLE = "assets/site.0a1b2c3d.css";
const FONT = "assets/text.0a1b2c3d.woff2";
const SCRIPT = "assets/workbench.0A1B2C3D.js";
const CHUNK = "assets/editor.0A1B2C3E.js";
const PAGE = `<link href="/divebell/${STYLE}"><script src="/divebell/${SCRIPT}"></script>`;

let site: FakeSite;
beforeEach(() => {
  site = new FakeSite();
  site.serve({
    "a/": PAGE,
    "b/": `${PAGE}<divebell-workbench data-packages="scipy sympy" data-runtime="/divebell/assets/runtime/r.0a1b2c3d.json">`,
    [STYLE]: `@font-face { src: url("text.0a1b2c3d.woff2") }`,
    [FONT]: "font",
    [SCRIPT]: 'import("./editor.0A1B2C3E.js");',
    [CHUNK]: "edit()",
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function take(...pages: readonly string[]) {
  const progress: string[] = [];
  const taken = takeAlong(
    pages.map((page) => SITE + page),
    SITE,
    { progress: (done, total) => void progress.push(`${done}/${total}`) },
  );
  return { taken, progress };
}

test("pages come with all that belongs to them, each once, and their bytes are counted", async () => {
  const { taken, progress } = take("a/", "b/");
  const all = [...site.served.values()].join("");
  expect(await taken).toEqual({ bytes: all.length, runs: true, packages: ["scipy", "sympy"] });
  expect(site.kept(PAGES)).toEqual(["a/", "b/"]);
  expect(site.kept(FILES)).toEqual([STYLE, FONT, SCRIPT, CHUNK]);
  expect(site.asked).toHaveLength(6);
  expect(progress).toEqual(["0/2", "1/2", "2/2"]);
});

test("where nothing runs, that is known", async () => {
  await expect(take("a/").taken).resolves.toMatchObject({ runs: false, packages: [] });
});

test("of a script that a visit has kept, the chunks come that the visit did not need", async () => {
  await site.keep(FILES, SITE + SCRIPT, site.served.get(SITE + SCRIPT) ?? "");
  await take("a/").taken;
  expect(site.asked).not.toContain(SCRIPT);
  expect(site.kept(FILES)).toContain(CHUNK);
});

test("what has come stays when something cannot be had, and another try fetches the rest", async () => {
  site.served.delete(SITE + FONT);
  await expect(take("a/").taken).rejects.toThrow("404");
  expect(site.kept(FILES)).toEqual([STYLE]);
  site.serve({ [FONT]: "font" });
  site.asked.length = 0;
  await take("a/").taken;
  expect(site.asked).toEqual(["a/", FONT, SCRIPT, CHUNK]);
});

test("a full disk is told, and loses nothing of what was kept", async () => {
  await take("a/").taken;
  site.serve({ "a/": "corrected" });
  site.room = 0;
  await expect(take("a/").taken).rejects.toThrow("no room");
  site.room = 5;
  await expect(take("a/", "b/").taken).rejects.toThrow("no room");
  expect(site.kept(FILES)).toHaveLength(4);
  expect(await site.text(PAGES, `${SITE}a/`)).toBe("corrected");
});
