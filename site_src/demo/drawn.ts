import { drawingFrom } from "../figures/drawing";

/** What came of drawing a demo. */
export type Drawn =
  | { readonly drawing: SVGSVGElement; readonly description: string }
  /** Why the code drew nothing, and at which line. */
  | { readonly error: string };

const LONGEST_TEXT = 2_000;

/** Reads the sandbox's answer, which is not to be trusted; null for what is none. */
export function readDrawn(json: string): Drawn | null {
  try {
    const { svg, description, error } = JSON.parse(json);
    const drawing = typeof svg === "string" ? drawingFrom(svg) : null;
    if (drawing) return { drawing, description: text(description) };
    return typeof error?.message === "string" ? { error: text(error.message) } : null;
  } catch {
    return null;
  }
}

function text(value: unknown): string {
  return typeof value === "string" ? value.slice(0, LONGEST_TEXT) : "";
}
