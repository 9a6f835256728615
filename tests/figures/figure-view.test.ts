// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from "vitest";
import { renderFigure } from "../../site_src/figures/figure-view";
import { standAlone } from "../../site_src/figures/saving";

beforeEach(() => {
  vi.stubGlobal(
    "CSSStyleSheet",
    class {
      replaceSync() {}
    },
  );
  Object.defineProperty(document, "adoptedStyleSheets", { value: [], configurable: true });
});

const SVG =
  '<svg viewBox="0 0 72 36" xmlns="http://www.w3.org/2000/svg"><path d="M 0 0" style="stroke: var(--db-ink)"/></svg>';
const about = (title: string, ...panels: [string, string, string][]) => ({
  title,
  panels: panels.map(([heading, x, y]) => ({ title: heading, x, y })),
});
const nameOf = (what: ReturnType<typeof about>, number = 1) =>
  renderFigure({ form: "svg", content: SVG, about: what }, number)?.querySelector("[role=img]")?.ariaLabel ??
  renderFigure({ form: "svg", content: SVG, about: what }, number)
    ?.querySelector("[role=img]")
    ?.getAttribute("aria-label");

test("a figure is named by what stands on it", () => {
  expect(nameOf(about("Training", ["Loss", "step", "loss"], ["", "epoch", ""]))).toBe(
    "Training. Loss: loss against step. along epoch",
  );
  expect(nameOf(about("", ["Loss", "", ""]))).toBe("Loss");
  expect(nameOf(about(""), 3)).toBe("Figure 3");
});

test("a figure can be saved in two forms, and a picture in its own", () => {
  const labels = (form: "svg" | "png", content: string) =>
    [...(renderFigure({ form, content, about: about("") }, 1)?.querySelectorAll(".db-figure-key") ?? [])].map(
      (key) => key.textContent,
    );
  expect(labels("svg", SVG)).toEqual(["Save as SVG", "Save as PNG"]);
  expect(labels("png", "AAAA")).toEqual(["Save as PNG"]);
});

test("a picture is named, and its file too", () => {
  const figure = renderFigure({ form: "png", content: "AAAA", about: about("Loss / epoch") }, 2);
  expect(figure?.querySelector("img")?.alt).toBe("Loss / epoch");
  expect(figure?.querySelector("a")?.download).toBe("loss-epoch.png");
});

test("what is no picture is no figure", () => {
  expect(renderFigure({ form: "svg", content: "<html/>", about: about("") }, 1)).toBeNull();
});

test("a saved drawing has measures", () => {
  const drawing = renderFigure({ form: "svg", content: SVG, about: about("") }, 1)?.querySelector("svg");
  const text = drawing ? standAlone(drawing) : "";
  expect(text).toContain('width="72pt"');
  expect(text).toContain('xmlns="http://www.w3.org/2000/svg"');
});
