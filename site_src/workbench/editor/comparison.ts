/** Two pieces of Python side by side with their differences marked; a chunk of its own, which few readers need. */

import { python } from "@codemirror/lang-python";
import { MergeView, unifiedMergeView } from "@codemirror/merge";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { element } from "../../dom/element";
import { appearance } from "./appearance";

/** One side: its code and what it is called. */
export interface Side {
  readonly label: string;
  readonly source: string;
}

/** Below this many pixels, two columns of code are too narrow to read. */
const TWO_COLUMNS = 640;

/** Shows the reader's code against the reference inside `place`, in the way that fits its width. */
export function compare(place: HTMLElement, own: Side, reference: Side): void {
  const columns = place.clientWidth >= TWO_COLUMNS;
  const head = columns
    ? [element("span", {}, own.label), element("span", {}, reference.label)]
    : [element("span", {}, `${own.label} → ${reference.label}`)];
  place.append(element("p", { class: "wb-compared wb-label", "aria-hidden": "true" }, ...head));
  if (columns) {
    new MergeView({
      a: { doc: own.source, extensions: shown(own.label) },
      b: { doc: reference.source, extensions: shown(reference.label) },
      parent: place,
      gutter: false,
    });
    return;
  }
  const unified = unifiedMergeView({ original: own.source, mergeControls: false, gutter: false });
  new EditorView({
    state: EditorState.create({
      doc: reference.source,
      extensions: [shown(`${own.label} → ${reference.label}`), unified],
    }),
    parent: place,
  });
}

function shown(label: string): Extension {
  return [
    python(),
    appearance,
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
    EditorView.theme({
      "&": { maxHeight: "none", minHeight: "0" },
      ".cm-changedLine": { backgroundColor: "var(--wb-match)" },
      "&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText": {
        background: "var(--wb-fail-soft)",
      },
      "&.cm-merge-b .cm-changedText, .cm-changedText": { background: "var(--wb-pass-soft)" },
      ".cm-deletedChunk": { backgroundColor: "var(--wb-fail-soft)" },
    }),
  ];
}
