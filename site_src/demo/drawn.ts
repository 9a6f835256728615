import { drawingFrom } from "../figures/drawing";

/** Why a demo's code drew nothing. */
export interface DrawingError {
  readonly message: string;
  readonly line: number | null;
}

/** What came of drawing a demo. */
export type Drawn =
  | { readonly drawing: SVGSVGElement; readonly description: string }
  | { readonly error: DrawingError };

const LONGEST_TEXT = 2_000;

/** Reads the sandbox's answer, which is not to be trusted; null for what is none. */
export function readDrawn(json: string): Drawn | null {
  try {
    const { svg, description, error } = JSON.parse(json);
    const drawing = typeof svg === "string" ? drawingFrom(svg) : null;
    if (drawing) return { drawing, description: text(description) };
    if (typeof error?.message !== "string") return null;
    const line = Number.isInteger(error.line) && error.line > 0 ? (error.line as number) : null;
    return { error: { message: text(error.message), line } };
  } catch {
    return null;
  }
}

function text(value: unknown): string {
  return typeof value === "string" ? value.slice(0, LONGEST_TEXT) : "";
}
