const SVG = "http://www.w3.org/2000/svg";

/** Strokes on a 16 by 16 grid. */
const ICONS = {
  pass: "M3 8.5 6.5 12 13 4.5",
  fail: "M4 4l8 8M12 4l-8 8",
  error: "M8 3v6M8 12.2v.3",
  timeout: "M8 4v4l2.5 2M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 1 0 0-12.5",
  skipped: "M4 8h8",
  waiting: "M8 7.75v.5",
  running: "M8 2.5a5.5 5.5 0 1 1-5.5 5.5",
  open: "M6 4l4 4-4 4",
} as const;

export type IconName = keyof typeof ICONS;

/** A drawing in the colour of its text; it says nothing to assistive technology. */
export function icon(name: IconName): SVGElement {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", "0 0 16 16");
  drawing.setAttribute("class", `wb-icon wb-icon-${name}`);
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  drawing.append(path);
  return drawing;
}
