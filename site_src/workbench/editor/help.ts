/** The names that completion, signatures and explanations draw on, in the editor's state. */

import { syntaxTree } from "@codemirror/language";
import { type EditorState, type Extension, StateEffect, StateField } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { definedNames, type Name, type Names } from "./names";
import { Scope } from "./scope";

interface Known {
  readonly names: Names;
  /** What the problem's starter defines, whatever the reader has made of it since. */
  readonly ofProblem: readonly Name[];
}

const loaded = StateEffect.define<Names>();

const known = StateField.define<Known>({
  create: () => ({ names: new Map(), ofProblem: [] }),
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(loaded)) return { ...value, names: effect.value };
    return value;
  },
});

/** An editor for a problem with this starter. */
export function help(starter: string): Extension {
  return known.init(() => ({ names: new Map(), ofProblem: definedNames(starter) }));
}

/** Gives the editor NumPy's names. */
export function learn(view: EditorView, names: Names): void {
  view.dispatch({ effects: loaded.of(names) });
}

export function scopeOf(state: EditorState): Scope {
  return new Scope(state.field(known).names, state.doc.toString());
}

export function namesOfProblem(state: EditorState): readonly Name[] {
  return state.field(known).ofProblem;
}

/** Whether a position is in text that is not code: a string or a comment. */
export function isProse(state: EditorState, position: number): boolean {
  return /^(String|FormatString|Comment)$/.test(syntaxTree(state).resolveInner(position, -1).name);
}
