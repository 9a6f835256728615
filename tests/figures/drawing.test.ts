// @vitest-environment jsdom
import { expect, test } from "vitest";
import { drawingFrom, sizeOf } from "../../site_src/figures/drawing";

const svg = (content: string, attributes = 'viewBox="0 0 72 36"') =>
  `<svg ${attributes} xmlns="http://www.w3.org/2000/svg">${content}</svg>`;
const html = (content: string) => drawingFrom(svg(content))?.innerHTML ?? "";

test("what matplotlib draws with comes through", () => {
  const drawing = drawingFrom(
    svg(
      '<g clip-path="url(#p1)"><path d="M 0 0 L 1 1" style="fill: none; stroke: var(--db-series-1); stroke-width: 2"/></g>' +
        '<defs><path id="m1" d="M 0 3"/><clipPath id="p1"><rect x="1" y="2" width="3" height="4"/></clipPath></defs>' +
        '<use href="#m1" x="3" y="4" style="fill: #ff0000; fill-opacity: 0.5"/>' +
        `<text style="font: 10.5px var(--db-font-ui), 'Verdana', sans-serif; text-anchor: middle" transform="rotate(-90)">a &lt; b</text>`,
    ),
  );
  expect(drawing?.querySelector("g > path")?.getAttribute("d")).toBe("M 0 0 L 1 1");
  expect(drawing?.querySelector("text")?.textContent).toBe("a < b");
  expect(drawing?.querySelector("text")?.getAttribute("transform")).toBe("rotate(-90)");
  const clip = drawing?.querySelector("clipPath");
  expect(clip?.id).toMatch(/^drawing-\d+-p1$/);
  expect(drawing?.querySelector("g")?.getAttribute("clip-path")).toBe(`url(#${clip?.id})`);
  expect(drawing?.querySelector("use")?.getAttribute("href")).toBe(
    `#${drawing?.querySelector("defs path")?.id}`,
  );
  expect(drawing && sizeOf(drawing)).toEqual({ width: 72, height: 36 });
});

test("names of two drawings, and of the page, are apart", () => {
  const [one, other] = [1, 2].map(() => drawingFrom(svg('<g id="search"/>'))?.querySelector("g")?.id);
  expect(one).not.toBe(other);
  expect([one, other]).not.toContain("search");
});

test.each([
  ["a script", "<script>alert(1)</script>"],
  ["HTML in a drawing", '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>'],
  ["an animation", '<animate attributeName="href" to="javascript:alert(1)"/><set/>'],
  ["a style sheet", "<style>* { display: none }</style>"],
  ["a filter", '<filter id="f"/>'],
  ["a picture from elsewhere", '<image href="https://example.invalid/x.png"/>'],
  ["a drawing as a picture", '<image href="data:image/svg+xml;base64,AAAA"/>'],
  ["a drawing within", '<svg viewBox="0 0 1 1"/>'],
  ["a thing of another kind", '<path xmlns="http://www.w3.org/1999/xhtml"/>'],
  ["use of another file", '<use href="https://example.invalid/x.svg#a"/>'],
])("takes nothing of: %s", (_, content) => {
  expect(html(content)).toBe("");
});

test.each([
  ["handlers", '<g onclick="alert(1)" onload="alert(1)"/>'],
  ["a class and other names of the page", '<g class="wb-check" role="button" tabindex="0" data-state="x"/>'],
  ["an address in a style", '<g style="fill: url(https://example.invalid/x)"/>'],
  ["an address in an attribute", '<g clip-path="url(https://example.invalid/x#a)"/>'],
  ["a property that leaves its place", '<g style="position: fixed; inset: 0; content: url(x)"/>'],
])("leaves out %s", (_, content) => {
  expect(html(content)).toBe("<g></g>");
});

test("a link is no link", () => {
  expect(html('<a href="javascript:alert(1)"><path d="M 0 0"/></a>')).toBe("");
});

test("what multiplies itself is left out", () => {
  const bomb = Array.from(
    { length: 30 },
    (_, depth) => `<g id="a${depth + 1}"><use href="#a${depth}"/><use href="#a${depth}"/></g>`,
  ).join("");
  expect(html(`<path id="a0" d="M 0 0"/>${bomb}`)).not.toContain('href="#drawing-1-a1"');
  expect(html(`<pattern id="p"><rect style="fill: url(#p)"/></pattern>`)).not.toContain("url(");
});

test.each([
  ["is no XML", "<svg"],
  ["is another thing", "<html/>"],
  ["has no measures", svg("", "")],
  ["has measures that are none", svg("", 'viewBox="0 0 -1 NaN"')],
  ["declares entities", `<!DOCTYPE svg [<!ENTITY a "b">]>${svg("&a;")}`],
  ["is too long", svg(`<path d="${"M 0 0".repeat(300_000)}"/>`)],
  ["has too many parts", svg("<g/>".repeat(21_000))],
])("is no drawing where the text %s", (_, text) => {
  expect(drawingFrom(text)).toBeNull();
});

test("a drawing that is nested without end is cut", () => {
  const deep = 300;
  expect(html("<g>".repeat(deep) + "</g>".repeat(deep)).length).toBeLessThan(1_000);
});
