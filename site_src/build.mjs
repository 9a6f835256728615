// Builds the front end into plugins/divebell/front: templates, hashed assets and, for each language of the texts,
// a manifest of logical names. A page has the scripts of its language alone; what holds no text is the same file.
// Everything is built in memory first, so a failed build leaves the last good one in place.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build as bundle } from "esbuild";
import { sandboxPage } from "./sandbox/build.mjs";
import { fonts } from "./theme/fonts.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCE = join(ROOT, "site_src");
const OUTPUT = join(ROOT, "plugins", "divebell", "front");

const ENTRIES = [
  { in: "site_src/workbench/workbench.ts", out: "workbench" },
  { in: "site_src/workbench/workbench.css", out: "workbench" },
  { in: "site_src/theme/site.ts", out: "site" },
  { in: "site_src/theme/styles/site.css", out: "site" },
  { in: "site_src/progress/page/progress-page.ts", out: "progress-page" },
  { in: "site_src/progress/page/progress-page.css", out: "progress-page" },
  ...["filters", "progress", "assessment", "search", "offline", "walkthrough", "demo"].flatMap((room) => [
    { in: `site_src/${room}/${room}.ts`, out: room },
    { in: `site_src/${room}/${room}.css`, out: room },
  ]),
];

// Fonts that pages preload. Every font of a style sheet is in the manifest under its own name; these have two.
const PRELOADED = {
  "text.woff2": "source-serif-4-basic-400-normal.woff2",
  "heading.woff2": "source-serif-4-basic-600-normal.woff2",
  "italic.woff2": "source-serif-4-basic-400-italic.woff2",
  "ui.woff2": "source-sans-3-basic-500-normal.woff2",
};

const MATH_FONT = "node_modules/@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2";

const ESBUILD = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
};

/** A build error that says what is missing and what to do, without a stack. */
class BuildError extends Error {}

function requireInputs(paths) {
  const missing = paths.filter((path) => !existsSync(join(ROOT, path)));
  if (missing.length === 0) return;
  const advice = missing.some((path) => path.startsWith("node_modules/"))
    ? "Run `npm ci` first."
    : "Restore these files; the pages cannot be built without them.";
  throw new BuildError(`missing:\n  ${missing.join("\n  ")}\n${advice}`);
}

async function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

/** "logo.svg" and its bytes give "logo.1a2b3c4d.svg". */
function hashedName(name, bytes) {
  const digest = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  const { dir, name: stem, ext } = posix.parse(name);
  return posix.join(dir, `${stem}.${digest}${ext}`);
}

/** `import css from "./part.css?inline"` gives the minified text of a style sheet, as Vite and Vitest do. */
const inlineCss = {
  name: "inline-css",
  setup(build) {
    build.onResolve({ filter: /\.css\?inline$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.replace("?inline", "")),
      namespace: "inline-css",
    }));
    build.onLoad({ filter: /./, namespace: "inline-css" }, async ({ path }) => {
      const { outputFiles } = await bundle({ ...ESBUILD, entryPoints: [path], write: false });
      return { contents: outputFiles[0].text.trim(), loader: "text" };
    });
  },
};

/** The languages of site_src/texts, which package.json's `imports` tells apart by condition. */
async function textLanguages() {
  const entries = await readdir(join(SOURCE, "texts"), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** Bundles scripts and styles: {names: logical -> hashed, emitted: hashed -> bytes, origins: source -> hashed}. */
async function bundleEntries(language) {
  const result = await bundle({
    ...ESBUILD,
    conditions: [language, "module"],
    entryPoints: ENTRIES,
    outdir: OUTPUT,
    format: "esm",
    splitting: true,
    metafile: true,
    write: false,
    entryNames: "[name].[hash]",
    chunkNames: "[name].[hash]",
    assetNames: "[name].[hash]",
    plugins: [fonts(ROOT), inlineCss],
    loader: { ".woff2": "file", ".woff": "file", ".svg": "file", ".png": "file" },
  });
  const emitted = new Map(result.outputFiles.map((file) => [basename(file.path), file.contents]));
  const names = new Map();
  const origins = new Map();
  for (const [path, output] of Object.entries(result.metafile.outputs)) {
    const name = posix.basename(path);
    const entry = ENTRIES.find((candidate) => candidate.in === output.entryPoint);
    if (entry) names.set(entry.out + extname(name), name);
    const inputs = Object.keys(output.inputs);
    if (inputs.length === 1) origins.set(inputs[0], name);
  }
  return { names, emitted, origins };
}

/** The service worker keeps its plain name: browsers look for a new one at the address of the old. */
async function addServiceWorker({ names, emitted }) {
  const { outputFiles } = await bundle({
    ...ESBUILD,
    entryPoints: ["site_src/offline/service-worker.ts"],
    format: "iife",
    write: false,
  });
  names.set("service-worker.js", "service-worker.js");
  emitted.set("service-worker.js", outputFiles[0].contents);
}

/** The preview's script is no part of a site, and bundled by itself so that no chunk of the site's depends on it. */
async function addPreview({ names, emitted }, language) {
  const { outputFiles } = await bundle({
    ...ESBUILD,
    conditions: [language, "module"],
    entryPoints: ["site_src/preview/preview.ts"],
    format: "esm",
    plugins: [inlineCss],
    write: false,
  });
  const [{ contents }] = outputFiles;
  names.set("preview.js", hashedName("preview.js", contents));
  emitted.set(names.get("preview.js"), contents);
}

/** Names the style sheets' fonts, so that pages can preload them, and brings the math font. */
async function addFonts({ names, emitted, origins }) {
  for (const [source, name] of origins) if (source.endsWith(".woff2")) names.set(basename(source), name);
  for (const [logical, own] of Object.entries(PRELOADED)) {
    if (!names.has(own))
      throw new BuildError(`no style sheet uses ${own}, which pages preload as ${logical}`);
    names.set(logical, names.get(own));
  }
  // It keeps its plain name: the site cuts it down to the characters it uses, and hashes that.
  names.set("math.woff2", "math.woff2");
  emitted.set("math.woff2", await readFile(join(ROOT, MATH_FONT)));
}

/** The fonts' licences travel with them, as the SIL Open Font License asks. */
async function addFontLicences({ emitted, origins }) {
  const packages = [...origins.keys(), MATH_FONT].filter((source) => source.endsWith(".woff2"));
  for (const name of new Set(packages.map((source) => source.match(/@fontsource\/([^/]+)/)[1]))) {
    const licence = join(ROOT, "node_modules", "@fontsource", name, "LICENSE");
    emitted.set(`licences/${name}.txt`, await readFile(licence));
  }
}

async function addThemeAssets({ names, emitted }) {
  const folder = join(SOURCE, "theme", "assets");
  for (const path of await filesUnder(folder)) {
    const bytes = await readFile(join(folder, path));
    if (names.has(path)) throw new BuildError(`site_src/theme/assets/${path}: this name is already taken`);
    names.set(path, hashedName(path, bytes));
    emitted.set(names.get(path), bytes);
  }
}

async function addSandbox({ names, emitted }) {
  const page = Buffer.from(await sandboxPage({ root: ROOT, options: ESBUILD }), "utf8");
  names.set("sandbox.html", hashedName("sandbox.html", page));
  emitted.set(names.get("sandbox.html"), page);
}

/** The texts of the templates, in a language, as plain data. */
async function templateTexts(language) {
  const { outputFiles } = await bundle({
    ...ESBUILD,
    entryPoints: [`site_src/texts/${language}/templates.ts`],
    format: "esm",
    write: false,
  });
  const module = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  return module.messages;
}

async function readTemplates() {
  const folder = join(SOURCE, "theme", "templates");
  const paths = await filesUnder(folder);
  if (paths.length === 0) throw new BuildError("site_src/theme/templates: no templates there");
  return Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path))]));
}

async function writeAll(folder, files) {
  for (const [name, bytes] of files) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
}

const sorted = (names) => Object.fromEntries([...names].sort(([a], [b]) => (a < b ? -1 : 1)));

/** All of the front end in one language. */
async function frontEnd(language) {
  const front = await bundleEntries(language);
  await addFonts(front);
  await addFontLicences(front);
  await addThemeAssets(front);
  await addSandbox(front);
  await addServiceWorker(front);
  await addPreview(front, language);
  return front;
}

async function main() {
  requireInputs([...ENTRIES.map((entry) => entry.in), MATH_FONT]);
  const manifest = {};
  const emitted = new Map();
  for (const language of await textLanguages()) {
    const front = await frontEnd(language);
    const files = [...front.emitted.keys()].sort();
    manifest[language] = { names: sorted(front.names), files, texts: await templateTexts(language) };
    for (const [name, bytes] of front.emitted) emitted.set(name, bytes);
  }
  const templates = await readTemplates();

  await rm(OUTPUT, { recursive: true, force: true });
  await writeAll(join(OUTPUT, "assets"), emitted);
  await writeAll(join(OUTPUT, "templates"), templates);
  // Last, because `make` takes this file's time as that of the whole build.
  await writeFile(join(OUTPUT, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

try {
  await main();
} catch (error) {
  // esbuild has already printed its own errors, with their places.
  if (error instanceof BuildError) console.error(`front end: ${error.message}`);
  else if (!Array.isArray(error.errors)) throw error;
  process.exitCode = 1;
}
