import { button, element } from "./dom";
import { messages } from "./messages";

/** The code that a check or a run was about, and the way to its lines in the editor. */
export interface CheckedSource {
  readonly text: string;
  jump(line: number, column: number | null): void;
}

interface Span {
  readonly line: number | null;
  /** 1-based, as is `endColumn`, which is the first column behind the span. */
  readonly column: number | null;
  readonly endColumn?: number | null;
}

/** "line 12" as a button that goes there, with the line itself and a caret under the place. */
export function renderPlace({ line, column, endColumn }: Span, source: CheckedSource): HTMLElement | null {
  if (line === null) return null;
  const code = source.text.split("\n")[line - 1];
  if (code === undefined) return null;
  const link = button(messages.test.place(line), "wb-link", () => source.jump(line, column));
  return element(
    "div",
    { class: "wb-place" },
    element("p", {}, messages.test.at, link),
    code.trim() === ""
      ? null
      : element("pre", { class: "wb-code" }, code.trimStart(), caret(code, column, endColumn)),
  );
}

function caret(
  code: string,
  column: number | null,
  endColumn: number | null | undefined,
): HTMLElement | null {
  const indent = code.length - code.trimStart().length;
  if (column === null || column <= indent || column > code.length + 1) return null;
  const end = Math.min(endColumn ?? column + 1, code.length + 1);
  const marks = " ".repeat(column - 1 - indent) + "^".repeat(Math.max(1, end - column));
  return element("span", { class: "wb-caret", "aria-hidden": "true" }, `\n${marks}`);
}
