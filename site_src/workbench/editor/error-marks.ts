import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import { type EditorState, RangeSet, StateEffect, StateField, type TransactionSpec } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, GutterMarker, gutterLineClass } from "@codemirror/view";
import { element } from "../../dom/element";
import { JUDGE_LANGUAGE } from "../spoken";

/** A line of the reader's code and what went wrong there. Lines and columns are 1-based. */
export interface Mark {
  readonly line: number;
  readonly column: number | null;
  readonly endColumn: number | null;
  readonly message: string;
}

const placed = StateEffect.define<readonly number[]>();
const lineMark = Decoration.line({ class: "wb-marked-line" });

class MarkedNumber extends GutterMarker {
  override elementClass = "wb-marked-number";
}
const numberMark = new MarkedNumber();

/** Where marked lines start; the marks move with the text as it is edited. */
const markedLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let current = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(placed))
        current = Decoration.set(effect.value.map((position) => lineMark.range(position)));
    }
    return current;
  },
  provide: (field) => [
    EditorView.decorations.from(field),
    gutterLineClass.compute([field], (state) => {
      const positions: number[] = [];
      state.field(field).between(0, state.doc.length, (from) => {
        positions.push(from);
      });
      return RangeSet.of(positions.map((position) => numberMark.range(position)));
    }),
  ],
});

/** Shows marks: the line and its number stand out, and the place is underlined and tells its message. */
export const errorMarks = [markedLines];

/** The transaction that puts these marks in place of all others. */
export function setMarks(state: EditorState, marks: readonly Mark[]): TransactionSpec {
  const within = marks
    .filter((mark) => mark.line <= state.doc.lines)
    .toSorted((a, b) => a.line - b.line)
    .filter((mark, index, sorted) => sorted[index - 1]?.line !== mark.line);
  const { effects } = setDiagnostics(
    state,
    within.map((mark) => diagnostic(state, mark)),
  );
  const positions = within.map((mark) => state.doc.line(mark.line).from);
  return { effects: [...[effects ?? []].flat(), placed.of(positions)] };
}

function diagnostic(state: EditorState, { line: number, column, endColumn, message }: Mark): Diagnostic {
  const line = state.doc.line(number);
  const indent = line.text.length - line.text.trimStart().length;
  const from = Math.min(line.from + (column === null ? indent : column - 1), line.to);
  const to = endColumn === null ? line.to : Math.min(line.from + endColumn - 1, line.to);
  return {
    from,
    to: Math.max(from, to),
    severity: "error",
    message,
    renderMessage: () => element("span", { lang: JUDGE_LANGUAGE }, message),
  };
}
