/**
 * Makes a drawing out of SVG text that comes from readers' code, and so may be anything.
 *
 * Nothing of the text itself gets into the page: it is parsed as data, and what is known to be harmless is made
 * anew. There is no element that runs, loads, animates, links or blends, no address but of the drawing's own parts
 * and of embedded PNGs, and no reference that multiplies what it refers to.
 */

const SVG = "http://www.w3.org/2000/svg";
const LONGEST_TEXT = 1_200_000;
const MOST_ELEMENTS = 20_000;
const DEEPEST = 40;

/** The attributes of each element, besides those of all. */
const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  svg: ["viewBox"],
  g: [],
  defs: [],
  path: ["d"],
  rect: ["x", "y", "width", "height", "rx", "ry"],
  circle: ["cx", "cy", "r"],
  ellipse: ["cx", "cy", "rx", "ry"],
  line: ["x1", "y1", "x2", "y2"],
  polyline: ["points"],
  polygon: ["points"],
  text: ["x", "y", "dx", "dy"],
  tspan: ["x", "y", "dx", "dy"],
  use: ["x", "y"],
  image: ["x", "y", "width", "height", "preserveAspectRatio"],
  clipPath: [],
  pattern: ["x", "y", "width", "height", "patternUnits"],
};
const OF_ALL = ["transform", "opacity"];
/** What holds only what is drawn elsewhere: nothing in it refers any further. */
const HOLDERS = new Set(["clipPath", "pattern"]);
/** What `use` may show: nothing that shows something else in turn. */
const USABLE = new Set(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"]);

const PROPERTIES =
  /^(?:fill|stroke|clip-rule|opacity|font|text-anchor|text-align|letter-spacing|image-rendering|paint-order)(?:-[a-z]+)*$/;
const VALUE = /^(?:[\w\s#.,%+*/'"-]|\b(?:rgb|rgba|var)\((?:--db-[\w-]+|[\d\s.,%/]+)\))*$/;
const REFERENCE = /^url\(["']?#([\w.-]+)["']?\)$/;
const LOCAL = /^#([\w.-]+)$/;
const PNG = /^data:image\/png;base64,\s*[\w+/=\s]+$/;

let drawings = 0;

/** The drawing, or null for what is none; `viewBox` says how large it is, in points. */
export function drawingFrom(svg: string): SVGSVGElement | null {
  // No comments and no entities: whoever draws for this page writes none.
  if (svg.length > LONGEST_TEXT || svg.includes("<!")) return null;
  const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  if (root.localName !== "svg" || root.namespaceURI !== SVG || !sizeOf(root)) return null;
  drawings += 1;
  const copy = new Copy(`drawing-${drawings}-`).of(root);
  return copy instanceof SVGSVGElement ? copy : null;
}

/** Width and height, in points. */
export function sizeOf(drawing: Element): { readonly width: number; readonly height: number } | null {
  const [, , width = 0, height = 0] = (drawing.getAttribute("viewBox") ?? "")
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  return width > 0 && height > 0 && Number.isFinite(width + height) ? { width, height } : null;
}

class Copy {
  /** Keeps the drawing's names apart from those of the page and of other drawings. */
  readonly #prefix: string;
  readonly #usable = new Set<string>();
  readonly #uses: { readonly element: Element; readonly target: string }[] = [];
  #left = MOST_ELEMENTS;

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  of(root: Element): Element | null {
    const copy = this.#element(root, 0, false);
    if (!copy || this.#left < 0) return null;
    for (const { element, target } of this.#uses) if (!this.#usable.has(target)) element.remove();
    return copy;
  }

  #element(from: Element, depth: number, held: boolean): Element | null {
    const own = ELEMENTS[from.localName];
    this.#left -= 1;
    if (!own || from.namespaceURI !== SVG || depth > DEEPEST || this.#left < 0) return null;
    if (from.localName === "svg" && depth > 0) return null;
    const to = document.createElementNS(SVG, from.localName);
    for (const name of [...own, ...OF_ALL]) {
      const value = from.getAttribute(name);
      if (value !== null) to.setAttribute(name, value);
    }
    this.#name(from, to);
    if (!held) this.#clip(from, to);
    this.#style(from, to, held);
    if (from.localName === "use" && !this.#use(from, to)) return null;
    if (from.localName === "image" && !embed(from, to)) return null;
    const within = held || HOLDERS.has(from.localName);
    for (const child of from.childNodes) {
      const copied = this.#child(child, to, depth, within);
      if (copied) to.append(copied);
    }
    return to;
  }

  #child(child: ChildNode, parent: Element, depth: number, held: boolean): Node | null {
    if (child instanceof Element) return this.#element(child, depth + 1, held);
    const isText = child.nodeType === Node.TEXT_NODE && /^t(?:ext|span)$/.test(parent.localName);
    return isText ? document.createTextNode(child.nodeValue ?? "") : null;
  }

  #name(from: Element, to: Element): void {
    const name = from.getAttribute("id");
    if (name === null) return;
    to.id = this.#prefix + name;
    if (USABLE.has(from.localName)) this.#usable.add(name);
  }

  #clip(from: Element, to: Element): void {
    const target = REFERENCE.exec(from.getAttribute("clip-path") ?? "")?.[1];
    if (target) to.setAttribute("clip-path", `url(#${this.#prefix}${target})`);
  }

  #style(from: Element, to: Element, held: boolean): void {
    const style = (to as SVGElement).style;
    const presentation = [...from.attributes].map(({ name, value }) => [name, value] as const);
    for (const [name, value] of [...presentation, ...declarations(from.getAttribute("style") ?? "")]) {
      if (!PROPERTIES.test(name)) continue;
      const target = REFERENCE.exec(value)?.[1];
      if (target && !held) style.setProperty(name, `url(#${this.#prefix}${target})`);
      else if (VALUE.test(value)) style.setProperty(name, value);
    }
  }

  #use(from: Element, to: Element): boolean {
    const target = LOCAL.exec(hrefOf(from))?.[1];
    if (!target) return false;
    to.setAttribute("href", `#${this.#prefix}${target}`);
    this.#uses.push({ element: to, target });
    return true;
  }
}

function declarations(style: string): (readonly [name: string, value: string])[] {
  return style.split(";").flatMap((declaration) => {
    const colon = declaration.indexOf(":");
    return colon < 0
      ? []
      : [[declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim()] as const];
  });
}

function hrefOf(element: Element): string {
  return element.getAttribute("href") ?? element.getAttribute("xlink:href") ?? "";
}

function embed(from: Element, to: Element): boolean {
  const picture = hrefOf(from);
  if (!PNG.test(picture)) return false;
  to.setAttribute("href", picture.replace(/\s+/g, ""));
  return true;
}
