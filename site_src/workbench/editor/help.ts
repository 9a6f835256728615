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
  /** The code that the editor's goes on from. */
  readonly before: () => string;
}

const NOTHING = () => "";

const loaded = StateEffect.define<Names>();

const known = StateField.define<Known>({
  create: () => ({ names: new Map(), ofProblem: [], before: NOTHING }),
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(loaded)) return { ...value, names: effect.value };
    return value;
  },
});

/** An editor for a problem with this starter; `before` gives the code that its own goes on from, if it does. */
export function help(starter: string, before: () => string = NOTHING): Extension {
  return known.init(() => ({ names: new Map(), ofProblem: definedNames(starter), before }));
}

/** Gives the editor NumPy's names. */
export function learn(view: EditorView, names: Names): void {
  view.dispatch({ effects: loaded.of(names) });
}

export function scopeOf(state: EditorState): Scope {
  const { names, before } = state.field(known);
  return new Scope(names, `${before()}\n${state.doc.toString()}`);
}

export function namesOfProblem(state: EditorState): readonly Name[] {
  const { ofProblem, before } = state.field(known);
  const own = definedNames(before());
  return [...own, ...ofProblem.filter(({ name }) => !own.some((other) => other.name === name))];
}

/** Whether a position is in text that is not code: a string or a comment. */
export function isProse(state: EditorState, position: number): boolean {
  return /^(String|FormatString|Comment)$/.test(syntaxTree(state).resolveInner(position, -1).name);
}
