import { type Diagnostic, forEachDiagnostic, nextDiagnostic, setDiagnostics } from "@codemirror/lint";
import { type EditorState, RangeSet, StateEffect, StateField, type TransactionSpec } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, gutterLineClass, keymap } from "@codemirror/view";
import type { Remark } from "../remark";

/** A line of the reader's code and what went wrong there. Lines and columns are 1-based. */
export interface Mark {
  readonly line: number;
  readonly column: number | null;
  readonly endColumn: number | null;
  readonly message: string;
}

/** Tells what Python says of code that is being written from what came of running it. */
const WRITING = "wb-writing";

const placed = StateEffect.define<readonly number[]>();
const lineMark = Decoration.line({ class: "wb-marked-line" });

class MarkedNumber extends GutterMarker {
  override elementClass = "wb-marked-number";
}
const numberMark = new MarkedNumber();

/** Where marked lines start: each goes where its code goes, and away with it. */
const markedLines = StateField.define<readonly number[]>({
  create: () => [],
  update(starts, { changes, startState, newDoc, effects }) {
    let current = starts;
    if (!changes.empty) {
      current = starts.flatMap((start) => {
        const first = changes.mapPos(start, 1);
        const isLeft = first < changes.mapPos(startState.doc.lineAt(start).to);
        return isLeft ? [newDoc.lineAt(first).from] : [];
      });
    }
    for (const effect of effects) if (effect.is(placed)) current = effect.value;
    return current;
  },
  provide: (field) => [
    EditorView.decorations.from(field, (starts) => Decoration.set(starts.map((at) => lineMark.range(at)))),
    gutterLineClass.from(field, (starts) => RangeSet.of(starts.map((at) => numberMark.range(at)))),
  ],
});

/**
 * Shows marks: the line and its number stand out, and the place is underlined and tells its message. Remarks are
 * underlined alone. F8 goes from one to the next.
 */
export const errorMarks = [markedLines, keymap.of([{ key: "F8", run: nextDiagnostic }])];

/** The transaction that puts these marks in place of all others. */
export function setMarks(state: EditorState, marks: readonly Mark[]): TransactionSpec {
  const within = marks
    .filter((mark) => mark.line <= state.doc.lines)
    .toSorted((a, b) => a.line - b.line)
    .filter((mark, index, sorted) => sorted[index - 1]?.line !== mark.line);
  const remarks = diagnosticsOf(state).filter(({ markClass }) => markClass === WRITING);
  const { effects } = setDiagnostics(state, [...within.map((mark) => marked(state, mark)), ...remarks]);
  const positions = within.map((mark) => state.doc.line(mark.line).from);
  return { effects: [...[effects ?? []].flat(), placed.of(positions)] };
}

/** The transaction that puts these remarks in place of earlier ones. */
export function setRemarks(state: EditorState, remarks: readonly Remark[]): TransactionSpec {
  const marks = diagnosticsOf(state).filter(({ markClass }) => markClass !== WRITING);
  const fresh = remarks
    .filter(({ line }) => line <= state.doc.lines)
    .map((remark) => remarked(state, remark))
    .filter((remark) => !marks.some((mark) => tellsOf(state, mark, remark)));
  return setDiagnostics(state, [...marks, ...fresh]);
}

/** Whether a mark says what the remark would say again. */
function tellsOf(state: EditorState, mark: Diagnostic, remark: Diagnostic): boolean {
  const [line, other] = [mark, remark].map(({ from }) => state.doc.lineAt(from).number);
  return line === other && mark.message.toLowerCase().includes(remark.message.toLowerCase());
}

/** What is shown, where it has come to lie since. */
function diagnosticsOf(state: EditorState): Diagnostic[] {
  const found: Diagnostic[] = [];
  forEachDiagnostic(state, (diagnostic, from, to) => found.push({ ...diagnostic, from, to }));
  return found;
}

function marked(state: EditorState, { line: number, column, endColumn, message }: Mark): Diagnostic {
  const line = state.doc.line(number);
  const indent = line.text.length - line.text.trimStart().length;
  const from = Math.min(line.from + (column === null ? indent : column - 1), line.to);
  const to = endColumn === null ? line.to : Math.min(line.from + endColumn - 1, line.to);
  return { from, to: Math.max(from, to), severity: "error", message };
}

function remarked(state: EditorState, remark: Remark): Diagnostic {
  const { severity, message } = remark;
  const line = state.doc.line(remark.line);
  const indent = line.text.length - line.text.trimStart().length;
  // What is missing at the end of a line is seen at its last character.
  const latest = Math.max(line.from, line.to - 1);
  const from = Math.min(line.from + (remark.column === null ? indent : remark.column - 1), latest);
  const last = state.doc.line(Math.min(Math.max(remark.endLine, remark.line), state.doc.lines));
  const end =
    remark.column === null || remark.endColumn === null ? last.to : last.from + remark.endColumn - 1;
  // A place without a width is not to be seen.
  const to = Math.min(Math.max(Math.min(end, last.to), from + 1), state.doc.length);
  return { from, to, severity, message, markClass: WRITING };
}
