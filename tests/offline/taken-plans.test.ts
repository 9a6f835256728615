import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FILES, PAGES, PLANS } from "../../site_src/offline/kept";
import { dropPlan, forgetAll, notePlan, takenPlan } from "../../site_src/offline/taken-plans";
import { takeAlong } from "../../site_src/offline/taking-along";
import { RUNTIME } from "../../site_src/workbench/kept-files";
import { FakeSite, SITE } from "./fake-site";

const OTHERS = "https://site.example/elsewhere/";
const runtime = (name: string) => `${SITE}assets/runtime/${name}.0a1b2c3d.tar.gz`;

let site: FakeSite;
beforeEach(() => {
  site = new FakeSite();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** Takes a plan along whose pages each have a file of their own and one that all pages have. */
async function take(plan: string, pages: readonly string[], extras: readonly string[]): Promise<void> {
  const all = [plan, ...pages];
  for (const page of all) {
    const own = `assets/${page.replaceAll("/", "-")}.0a1b2c3d.json`;
    site.serve({
      [page]: `<a href="/divebell/${own}"></a><a href="/divebell/assets/all.0a1b2c3d.css"></a>`,
      [own]: "{}",
      "assets/all.0a1b2c3d.css": "a { b: c }",
    });
  }
  const addresses = all.map((page) => SITE + page);
  await takeAlong(addresses, SITE, { progress: () => {} });
  for (const extra of extras) await site.keep(RUNTIME, runtime(extra), extra);
  const noted = { pages: addresses, runtime: runtime("manifest"), extras: extras.map(runtime) };
  await notePlan(SITE + plan, { ...noted, whole: true });
}

test("what was noted of a plan is read back", async () => {
  await take("plans/one/", ["a/"], ["matplotlib"]);
  expect(await takenPlan(`${SITE}plans/one/`)).toEqual({
    pages: [`${SITE}plans/one/`, `${SITE}a/`],
    runtime: runtime("manifest"),
    extras: [runtime("matplotlib")],
    whole: true,
  });
  expect(await takenPlan(`${SITE}plans/two/`)).toBeNull();
});

test.each(["{", "null", "[]", '{"pages":[1],"extras":[],"runtime":""}', '{"pages":[],"extras":[]}'])(
  "%s, which others may have left there, is no plan",
  async (text) => {
    await site.keep(PLANS, `${SITE}plans/one/`, text);
    expect(await takenPlan(`${SITE}plans/one/`)).toBeNull();
  },
);

test("a plan is dropped with all that no other plan needs, and no page loses what it has", async () => {
  await take("plans/one/", ["a/", "b/"], ["matplotlib", "scipy", "snapshot"]);
  await take("plans/two/", ["b/", "c/"], ["matplotlib", "snapshot"]);
  await take("visited/", [], []);
  await site.keep(RUNTIME, runtime("numpy"), "numpy");
  await site.keep(FILES, `${SITE}assets/of-nobody.0a1b2c3d.json`, "{}");

  await dropPlan(`${SITE}plans/one/`, SITE);
  expect(site.kept(PLANS)).toEqual(["plans/two/", "visited/"]);
  expect(site.kept(PAGES)).toEqual(["plans/two/", "b/", "c/", "visited/"]);
  expect(site.kept(RUNTIME).sort()).toEqual(
    ["matplotlib", "numpy", "snapshot"].map((name) => runtime(name).replace(SITE, "")),
  );
  const files = site.kept(FILES);
  expect(files.filter((name) => /one|-a-|\/a-/.test(name))).toEqual([]);
  for (const name of ["all", "b-", "plans-two-", "visited-", "of-nobody"])
    expect(files.filter((file) => file.includes(`/${name}.`))).toHaveLength(1);

  await dropPlan(`${SITE}plans/two/`, SITE);
  expect(site.kept(PAGES)).toEqual(["visited/"]);
  expect(site.kept(RUNTIME)).toEqual([runtime("numpy").replace(SITE, "")]);
  expect(site.kept(FILES)).toContain("assets/all.0a1b2c3d.css");
});

test("a note that others have left drops nothing of other sites", async () => {
  await site.keep(PAGES, OTHERS, "theirs");
  await notePlan(`${SITE}plans/one/`, { pages: [OTHERS], extras: [OTHERS], runtime: "", whole: true });
  await dropPlan(`${SITE}plans/one/`, SITE);
  expect(site.kept(PAGES)).toEqual([OTHERS]);
  expect(site.kept(PLANS)).toEqual([]);
});

test("all copies can be forgotten, those of other sites excepted", async () => {
  await take("plans/one/", ["a/"], ["matplotlib"]);
  for (const name of [PLANS, PAGES, FILES, RUNTIME]) await site.keep(name, OTHERS, "theirs");
  await forgetAll(SITE);
  for (const name of [PLANS, PAGES, FILES, RUNTIME]) expect(site.kept(name)).toEqual([OTHERS]);
});
