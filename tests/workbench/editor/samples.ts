import { python } from "@codemirror/lang-python";
import { EditorState, type Extension } from "@codemirror/state";
import type { Name, Names } from "../../../site_src/workbench/editor/names";

function named(kind: Name["kind"], name: string, signature = "", summary = ""): Name {
  return { name, kind, signature, summary };
}

export const NAMES: Names = new Map([
  [
    "numpy",
    [
      named("function", "exp", "(x, /, out=None, *, where=True)", "Calculate the exponential."),
      named("function", "einsum", "(subscripts, *operands, out=None, order='K')"),
      named("module", "linalg"),
    ],
  ],
  ["numpy.linalg", [named("function", "norm", "(x, ord=None, axis=None, keepdims=False)", "Norm.")]],
  ["ndarray", [named("method", "reshape", "(shape, /, *, order='C')")]],
  ["Generator", [named("method", "normal", "(loc=0.0, scale=1.0, size=None)")]],
]);

/** Code with the cursor where `|` stands. */
export function written(text: string, extra: Extension = []): { state: EditorState; cursor: number } {
  const cursor = text.indexOf("|");
  const doc = text.replace("|", "");
  const state = EditorState.create({
    doc,
    extensions: [python(), extra],
    selection: { anchor: Math.max(cursor, 0) },
  });
  return { state, cursor };
}
