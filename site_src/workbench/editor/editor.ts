/** The editor, in a chunk of its own: CodeMirror is fetched when a workbench comes near. */

import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  indentOnInput,
  indentUnit,
} from "@codemirror/language";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorSelection, EditorState } from "@codemirror/state";
import {
  crosshairCursor,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  type KeyBinding,
  keymap,
  lineNumbers,
  placeholder,
  rectangularSelection,
} from "@codemirror/view";
import { messages as phrases } from "#texts/editor";
import { element } from "../../dom/element";
import type { Remark } from "../remark";
import { appearance } from "./appearance";
import { completion } from "./completion";
import { errorMarks, type Mark, setMarks, setRemarks } from "./error-marks";
import { explanation } from "./explanation";
import { help, learn } from "./help";
import { type KeyRowTexts, keyRow } from "./key-row";
import { fetchNames } from "./names";
import { signatureHelp } from "./signature-help";

export type { Mark };

export interface EditorOptions {
  readonly source: string;
  /** The code that the problem starts from. */
  readonly starter: string;
  /** Where NumPy's names are; without it, only those of the code itself are completed. */
  readonly namesUrl: string | null;
  /** The accessible name. */
  readonly label: string;
  /** The id of the element that tells how to use the keyboard. */
  readonly describedBy?: string;
  readonly keyRow: KeyRowTexts;
  /** A few lines that go on from other code, whose names they know. Tab leaves them. */
  readonly goesOn?: () => string;
  /** Shown while there is nothing. */
  readonly placeholder?: string;
  readonly changed: (source: string) => void;
}

/** Long enough for anyone to find Tab; any other key gives Tab back to the editor at once. */
const LEAVING_MS = 60_000;

// Last in the map, so that Escape first closes the search panel or drops a selection.
const leaveWithTab: KeyBinding = {
  key: "Escape",
  run: (view) => {
    view.setTabFocusMode(LEAVING_MS);
    return true;
  },
};

/** What stands before the lines of code that is long enough for it. */
const margin = [
  lineNumbers(),
  foldGutter({ markerDOM: foldMarker }),
  codeFolding(),
  highlightActiveLineGutter(),
];

function foldMarker(open: boolean): HTMLElement {
  return element("span", { class: open ? "wb-fold" : "wb-fold wb-folded" });
}

/** A Python editor. */
export class Editor {
  readonly #view: EditorView;

  constructor(place: HTMLElement, options: EditorOptions) {
    const state = EditorState.create({
      doc: options.source,
      extensions: [
        EditorState.phrases.of(phrases),
        options.goesOn ? [] : margin,
        placeholder(options.placeholder ?? ""),
        highlightSpecialChars(),
        history(),
        drawSelection(),
        EditorState.allowMultipleSelections.of(true),
        EditorState.tabSize.of(4),
        rectangularSelection(),
        crosshairCursor(),
        indentUnit.of("    "),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        python(),
        help(options.starter, options.goesOn),
        completion,
        signatureHelp,
        explanation,
        errorMarks,
        appearance,
        keymap.of([
          ...closeBracketsKeymap,
          ...searchKeymap,
          ...historyKeymap,
          ...foldKeymap,
          ...(options.goesOn ? [] : [indentWithTab]),
          ...defaultKeymap,
          leaveWithTab,
        ]),
        EditorView.contentAttributes.of({
          "aria-label": options.label,
          ...(options.describedBy && { "aria-describedby": options.describedBy }),
          tabindex: "0",
          spellcheck: "false",
          autocapitalize: "off",
          autocorrect: "off",
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) options.changed(update.state.doc.toString());
        }),
      ],
    });
    this.#view = new EditorView({ state, parent: place });
    place.append(keyRow(this.#view, options.keyRow));
    // A reader who cannot fetch them now can still write.
    if (options.namesUrl !== null)
      fetchNames(options.namesUrl).then((names) => learn(this.#view, names), reportError);
  }

  /** Puts other code in; the reader can undo it. */
  replace(source: string): void {
    this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: source } });
  }

  focus(): void {
    this.#view.focus();
  }

  /** Moves the cursor to a line and column (both 1-based), into view, and takes the focus. */
  jump(line: number, column: number | null): void {
    const { doc } = this.#view.state;
    if (line > doc.lines) return;
    const { from, to } = doc.line(line);
    const position = Math.min(from + Math.max(0, (column ?? 1) - 1), to);
    this.#view.dispatch({
      selection: EditorSelection.cursor(position),
      effects: EditorView.scrollIntoView(position, { y: "center" }),
    });
    this.#view.focus();
    this.#view.dom.scrollIntoView({ block: "nearest" });
  }

  /** Marks lines with messages, in place of earlier marks. */
  mark(marks: readonly Mark[]): void {
    this.#view.dispatch(setMarks(this.#view.state, marks));
  }

  /** Underlines what Python remarks on, in place of earlier remarks. */
  remark(remarks: readonly Remark[]): void {
    this.#view.dispatch(setRemarks(this.#view.state, remarks));
  }
}
