// The theme's fonts, as an esbuild plugin: `@import "divebell:fonts.css"` gives their @font-face rules.
// The first file of each face holds what English text uses, half the size of the published Latin one; that
// one and the extended one are fetched by a page that has other letters. No character is in two ranges: where
// the one file is late for the first paint, a browser would fetch the other.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import subsetFont from "subset-font";
import { fallbackRules } from "./fallback-fonts.mjs";

/** `display` is optional for what pages preload: it is there before the first paint, or else with the next page, and
 * nothing moves under a reader's eyes. What is not preloaded would come too late for that, so it is swapped in. */
const FACES = [
  { family: "Divebell Text", font: "source-serif-4", weight: 400, style: "normal", display: "optional" },
  { family: "Divebell Text", font: "source-serif-4", weight: 400, style: "italic", display: "optional" },
  { family: "Divebell Text", font: "source-serif-4", weight: 600, style: "normal", display: "optional" },
  { family: "Divebell UI", font: "source-sans-3", weight: 500, style: "normal", display: "optional" },
  // No page asks for this one: social cards are drawn with it.
  { family: "Divebell Label", font: "source-sans-3", weight: 600, style: "normal", display: "swap" },
  { family: "Divebell Mono", font: "jetbrains-mono", weight: 400, style: "normal", display: "swap" },
];

/** What each file holds, as unicode-range. The ranges of the published files are those of Google Fonts. */
const BASIC_RANGE =
  "U+0020-007E, U+00A0, U+00A7, U+00AB, U+00B0-00B3, U+00B7, U+00BB, U+00BD, U+00C4, U+00C9, U+00D6-00D7, U+00DC, U+00DF-00E2, U+00E4, U+00E7-00EB, U+00EE-00EF, U+00F1, U+00F3-00F4, U+00F6, U+00F8, U+00FC, U+2013-2014, U+2018-2019, U+201C-201D, U+2022, U+2026, U+2212";
const RANGES = {
  "latin-ext":
    "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C4, U+2C60-2C7F, U+A720-A7FF",
  latin: without(
    "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD",
    BASIC_RANGE,
  ),
  basic: BASIC_RANGE,
};

/** Without `calt`, whose ligatures are most of the mono's size and are switched off in code. */
const FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "tnum"];

const STYLE_SHEET = /^divebell:fonts\.css$/;
const BASIC = /^@fontsource\/.*-basic-.*\.woff2$/;

/** @returns {import("esbuild").Plugin} */
export function fonts(root) {
  return {
    name: "fonts",
    setup(build) {
      build.onResolve({ filter: STYLE_SHEET }, ({ path }) => ({ path, namespace: "fonts" }));
      build.onLoad({ filter: STYLE_SHEET, namespace: "fonts" }, async () => {
        const published = FACES.flatMap((face) => Object.keys(RANGES).map((part) => rule(face, part)));
        const fallbacks = FACES.map(async (face) =>
          fallbackRules(face, await readFile(join(root, "node_modules", file(face, "latin")))),
        );
        return {
          contents: [...published, ...(await Promise.all(fallbacks)).flat()].join("\n"),
          loader: "css",
          resolveDir: root,
        };
      });
      build.onResolve({ filter: BASIC }, ({ path }) => ({ path, namespace: "fonts" }));
      build.onLoad({ filter: BASIC, namespace: "fonts" }, async ({ path }) => ({
        contents: await cut(await readFile(join(root, "node_modules", path.replace("-basic-", "-latin-")))),
        loader: "file",
      }));
    },
  };
}

function rule(face, part) {
  return `@font-face {
    font-family: "${face.family}"; font-weight: ${face.weight}; font-style: ${face.style}; font-display: ${face.display};
    src: url("${file(face, part)}") format("woff2");
    unicode-range: ${RANGES[part]};
  }`;
}

function file({ font, weight, style }, part) {
  return `@fontsource/${font}/files/${font}-${part}-${weight}-${style}.woff2`;
}

function cut(font) {
  return subsetFont(font, characters(RANGES.basic), {
    targetFormat: "woff2",
    keepFeatures: FEATURES,
    noHinting: true,
  });
}

/** "U+0041-0043, U+00B7" gives "ABC·". */
function characters(ranges) {
  return String.fromCodePoint(...codePoints(ranges));
}

function codePoints(ranges) {
  return ranges.split(", ").flatMap((range) => {
    const [first, last = first] = range.slice(2).split("-");
    const start = Number.parseInt(first, 16);
    return Array.from({ length: Number.parseInt(last, 16) - start + 1 }, (_, offset) => start + offset);
  });
}

/** "U+0041-0045" without "U+0042" gives "U+41, U+43-45". */
function without(ranges, others) {
  const taken = new Set(codePoints(others));
  const left = codePoints(ranges).filter((point) => !taken.has(point));
  const parts = [];
  for (const point of left) {
    const last = parts.at(-1);
    if (last?.end === point - 1) last.end = point;
    else parts.push({ start: point, end: point });
  }
  const hex = (point) => point.toString(16).toUpperCase();
  return parts.map(({ start, end }) => `U+${hex(start)}${end > start ? `-${hex(end)}` : ""}`).join(", ");
}
