import { messages } from "#texts/workbench";
import { button, type Child, element } from "../dom/element";
import { renderSentence } from "./sentence";

/** The code that a check or a run was about, and the way to its lines in the editor. */
export interface CheckedSource {
  readonly text: string;
  /** What was tried out behind it. */
  readonly scratch?: CheckedSource;
  jump(line: number, column: number | null): void;
}

/** What went wrong, and where. */
interface Complaint {
  readonly kind: string | null;
  readonly message: string;
  readonly line: number | null;
  /** 1-based, as is `endColumn`, which is the first column behind the place. */
  readonly column: number | null;
  readonly endColumn?: number | null;
}

/** The message, in which "line 12" is a button that goes there, and the line itself with a caret under the place. */
export function renderComplaint(complaint: Complaint, source: CheckedSource): readonly Child[] {
  const { message, line, column, endColumn } = complaint;
  const code = line === null ? undefined : source.text.split("\n")[line - 1];
  if (line === null || code === undefined) {
    return [message ? element("p", { class: "wb-message" }, ...renderSentence(message)) : null];
  }
  const link = (label: string) => button(label, "wb-link", () => source.jump(line, column));
  return [
    element("p", { class: "wb-message" }, ...renderWithLink(message, line, link)),
    code.trim() === ""
      ? null
      : element(
          "pre",
          { class: "wb-code", tabindex: "0" },
          code.trimStart(),
          caret(code, column, endColumn ?? null),
        ),
  ];
}

/** Puts the link where the message names the line, or behind a message that does not. */
function renderWithLink(
  message: string,
  line: number,
  link: (label: string) => HTMLElement,
): readonly Child[] {
  const place = messages.test.place(line);
  const named = new RegExp(`\\b${place}\\b`, "i").exec(message);
  if (!named) return [...renderSentence(message), " ", messages.test.at, link(place)];
  const [label] = named;
  const before = message.slice(0, named.index);
  const after = message.slice(named.index + label.length);
  return [...renderSentence(before), link(label), ...renderSentence(after)];
}

function caret(code: string, column: number | null, endColumn: number | null): HTMLElement | null {
  const indent = code.length - code.trimStart().length;
  // Without an end, a place at the start of the line says no more than the line itself.
  const earliest = endColumn === null ? indent + 1 : indent;
  if (column === null || column <= earliest || column > code.length + 1) return null;
  const end = Math.min(endColumn ?? column + 1, code.length + 1);
  const marks = " ".repeat(column - 1 - indent) + "^".repeat(Math.max(1, end - column));
  return element("span", { class: "wb-caret", "aria-hidden": "true" }, `\n${marks}`);
}
