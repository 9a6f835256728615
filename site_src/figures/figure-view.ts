import { messages } from "#texts/figures";
import { button, element } from "../dom/element";
import { adoptStyles } from "../dom/styles";
import { drawingFrom, sizeOf } from "./drawing";
import type { Figure, FigureAbout } from "./figure";
import styles from "./figures.css?inline";
import { savePng, saveSvg } from "./saving";

const CSS_PIXELS_A_POINT = 96 / 72;

/** The figure with its name and the buttons that save it; null where it is no picture. `number` counts from 1. */
export function renderFigure(figure: Figure, number: number): HTMLElement | null {
  adoptStyles(styles);
  const name = nameOf(figure.about, number);
  const file = fileName(figure.about.title || figure.about.panels[0]?.title || "", number);
  return figure.form === "svg" ? drawn(figure, name, file) : pictured(figure, name, file);
}

function drawn({ content }: Figure, name: string, file: string): HTMLElement | null {
  const drawing = drawingFrom(content);
  const size = drawing && sizeOf(drawing);
  if (!drawing || !size) return null;
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", name);
  drawing.style.setProperty("inline-size", `${Math.round(size.width * CSS_PIXELS_A_POINT)}px`);
  return element(
    "figure",
    { class: "db-figure" },
    drawing,
    element(
      "figcaption",
      { class: "db-figure-keys" },
      saver("SVG", () => saveSvg(drawing, file)),
      saver("PNG", () => savePng(drawing, file)),
    ),
  );
}

function pictured({ content }: Figure, name: string, file: string): HTMLElement {
  const address = `data:image/png;base64,${content}`;
  return element(
    "figure",
    { class: "db-figure" },
    element("img", { src: address, alt: name }),
    element(
      "figcaption",
      { class: "db-figure-keys" },
      element("a", { href: address, download: `${file}.png`, class: "db-figure-key" }, messages.save("PNG")),
    ),
  );
}

function saver(format: string, save: () => Promise<void>): HTMLElement {
  return button(messages.save(format), "db-figure-key", () => void save().catch(reportError));
}

function nameOf({ title, panels }: FigureAbout, number: number): string {
  const parts = panels.map((panel) => messages.panel(panel.title, panel.x, panel.y));
  return [title || (parts.length > 0 ? "" : messages.unnamed(number)), ...parts].filter(Boolean).join(". ");
}

function fileName(title: string, number: number): string {
  const slug = title
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
  return slug || `figure-${number}`;
}
