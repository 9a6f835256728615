import { EditorView, hoverTooltip } from "@codemirror/view";
import { element } from "../../dom/element";
import { isProse, scopeOf } from "./help";
import type { Name } from "./names";

/** The dotted name around a position: from its first part to the end of the part that is pointed at. */
export function dottedNameAt(line: string, column: number): { from: number; to: number } | null {
  for (const match of line.matchAll(/[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/g)) {
    const end = match.index + match[0].length;
    if (column < match.index || column > end) continue;
    const rest = line.slice(column, end).indexOf(".");
    return { from: match.index, to: rest === -1 ? end : column + rest };
  }
  return null;
}

export function explain({ name, signature, summary }: Name): HTMLElement {
  return element(
    "div",
    { class: "wb-explained" },
    element("code", {}, name, signature),
    summary ? element("p", { lang: "en" }, summary) : null,
  );
}

/** Tells what a name of NumPy or of the reader's is, under the mouse. */
export const explanation = [
  hoverTooltip((view, position) => {
    if (isProse(view.state, position)) return null;
    const line = view.state.doc.lineAt(position);
    const place = dottedNameAt(line.text, position - line.from);
    if (!place) return null;
    const found = scopeOf(view.state).find(line.text.slice(place.from, place.to));
    if (!found || (found.signature === "" && found.summary === "")) return null;
    return {
      pos: line.from + place.from,
      end: line.from + place.to,
      above: true,
      create: () => ({ dom: explain(found) }),
    };
  }),
  EditorView.baseTheme({
    ".wb-explained": { padding: "0.5rem 0.75rem" },
    ".wb-explained code": {
      background: "none",
      fontFamily: "var(--wb-mono)",
      fontSize: "0.8125rem",
      overflowWrap: "anywhere",
      padding: "0",
    },
    ".wb-explained p": { margin: "0.25rem 0 0" },
  }),
];
