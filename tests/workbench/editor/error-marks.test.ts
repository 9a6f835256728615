import { forEachDiagnostic } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { expect, test } from "vitest";
import { errorMarks, setMarks, setRemarks } from "../../../site_src/workbench/editor/error-marks";
import type { Remark } from "../../../site_src/workbench/remark";

const start = EditorState.create({ doc: "def f(x)\n    return x\n", extensions: errorMarks });

function remark(changes: Partial<Remark> = {}): Remark {
  const place = { line: 1, column: 9, endLine: 1, endColumn: 10 };
  return { severity: "error", source: "python", message: "Expected ':'", ...place, ...changes };
}

function shown(state: EditorState): [string, string][] {
  const found: [string, string][] = [];
  forEachDiagnostic(state, ({ message }, from, to) => found.push([state.sliceDoc(from, to), message]));
  return found;
}

function markedLines(state: EditorState): string[] {
  const found: string[] = [];
  for (const decorations of state.facet(EditorView.decorations)) {
    if (typeof decorations === "function") continue;
    decorations.between(0, state.doc.length, (from, _, { spec }) => {
      if (spec.class === "wb-marked-line") found.push(state.doc.lineAt(from).text);
    });
  }
  return found;
}

test.each([
  ["what is missing at the end of a line, at its last character", remark(), ")"],
  ["a place with an end", remark({ line: 2, column: 5, endLine: 2, endColumn: 11 }), "return"],
  ["a place over two lines", remark({ column: 5, endLine: 2, endColumn: 5 }), "f(x)\n    "],
  ["a place without an end, to the end of its line", remark({ column: 5, endColumn: null }), "f(x)"],
  ["a whole line, without its indentation", remark({ line: 2, column: null, endLine: 2 }), "return x"],
  ["a place far out", remark({ line: 2, column: 99, endLine: 9, endColumn: 99 }), "x\n"],
])("underlines %s", (_, told, text) => {
  const state = start.update(setRemarks(start, [told])).state;
  expect(shown(state)).toEqual([[text, told.message]]);
});

test("a remark on a line that is not there any more is left out", () => {
  expect(shown(start.update(setRemarks(start, [remark({ line: 9 })])).state)).toEqual([]);
});

test("marks and remarks stand side by side, and each is replaced by its own kind", () => {
  const mark = { line: 2, column: 5, endColumn: 11, message: "Line 2 raised E" };
  const marked = start.update(setMarks(start, [mark])).state;
  const both = marked.update(setRemarks(marked, [remark()])).state;
  expect(shown(both)).toEqual([
    [")", "Expected ':'"],
    ["return", "Line 2 raised E"],
  ]);
  expect(shown(both.update(setMarks(both, [])).state)).toEqual([[")", "Expected ':'"]]);
  expect(shown(both.update(setRemarks(both, [])).state)).toEqual([["return", "Line 2 raised E"]]);
});

test("what a mark has said already is not said again, and a mark goes where its code goes", () => {
  const mark = { line: 1, column: 9, endColumn: 10, message: "Python cannot read line 1: expected ':'." };
  const marked = start.update(setMarks(start, [mark])).state;
  const moved = marked.update({ changes: { from: 0, insert: "# above\n" } }).state;
  const told = moved.update(setRemarks(moved, [remark({ line: 2, endLine: 2 })])).state;
  expect(shown(told)).toEqual([["", mark.message]]);
});

test.each([
  ["stays on a line that is edited", { from: 4, to: 5, insert: "g" }, ["def g(x)"]],
  ["goes down with its line", { from: 0, insert: "# above\n" }, ["def f(x)"]],
  ["goes when its line is emptied", { from: 0, to: 8 }, []],
  ["goes when all code is replaced", { from: 0, to: 22, insert: "import numpy as np\n" }, []],
])("a mark %s", (_, changes, lines) => {
  const mark = { line: 1, column: 9, endColumn: 10, message: "Line 1 raised E" };
  const marked = start.update(setMarks(start, [mark])).state;
  expect(markedLines(marked)).toEqual(["def f(x)"]);
  expect(markedLines(marked.update({ changes }).state)).toEqual(lines);
});
