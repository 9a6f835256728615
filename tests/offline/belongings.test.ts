import { describe, expect, test } from "vitest";
import { named } from "../../site_src/offline/belongings";
import { isHashed, pageKey } from "../../site_src/offline/kept";

const BASE = "https://divebell.example/divebell/dives/softmax/";

describe("what a text names", () => {
  test("in a page: links, scripts, pictures and the workbench's parts, each once and in full", () => {
    const html = `<link href="../../assets/site.0a1b2c3d.css"><script src="../../assets/site.0a1b2c3d.js"></script>
      <a href="../../topics/a/?x=1#y">a</a><img src="figure.svg"><img src="figure.svg">
      <divebell-workbench data-bundle="../../assets/b.0a1b2c3d.json.gz"></divebell-workbench>`;
    expect(named(html, "text/html; charset=utf-8", BASE)).toEqual([
      "https://divebell.example/divebell/assets/site.0a1b2c3d.css",
      "https://divebell.example/divebell/assets/site.0a1b2c3d.js",
      "https://divebell.example/divebell/dives/softmax/figure.svg",
      "https://divebell.example/divebell/assets/b.0a1b2c3d.json.gz",
    ]);
  });

  test.each([
    [
      "text/css",
      "@font-face { src: url(./text.0a1b2c3d.woff2) } a { b: url('c.svg') }",
      ["text.0a1b2c3d.woff2", "c.svg"],
    ],
    [
      "text/javascript",
      'import("./chunk.7UOQUR4Z.js");import x from"./a.b.js"',
      ["chunk.7UOQUR4Z.js", "a.b.js"],
    ],
    ["application/json", '{"src": "a.js"}', []],
  ])("in %s", (type, text, names) => {
    expect(named(text, type, BASE)).toEqual(names.map((name) => BASE + name));
  });
});

test.each([
  ["assets/divebell/site.V3H2ATMX.js", true],
  ["assets/divebell/bundles/softmax.a2b0cbcb.json.gz", true],
  ["assets/site.js", false],
  ["feed.json", false],
  ["search/2026/pagefind.js", false],
])("%s carries a hash of its content: %s", (path, hashed) => {
  expect(isHashed(path)).toBe(hashed);
});

test("a page is kept under its address without filters and fragments", () => {
  expect(pageKey("https://divebell.example/jobs/?country=DE#top")).toBe("https://divebell.example/jobs/");
});
