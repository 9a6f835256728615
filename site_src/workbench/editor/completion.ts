import {
  acceptCompletion,
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  closeCompletion,
  completionKeymap,
  completionStatus,
} from "@codemirror/autocomplete";
import { pythonLanguage } from "@codemirror/lang-python";
import { Prec } from "@codemirror/state";
import { type EditorView, keymap } from "@codemirror/view";
import { isProse, namesOfProblem, scopeOf } from "./help";
import type { Kind, Name } from "./names";

/** CodeMirror's names for the kinds, which choose the icon. */
const TYPES: Record<Kind, string> = {
  function: "function",
  method: "method",
  class: "class",
  property: "property",
  constant: "constant",
  module: "namespace",
};

const PARAMETERS_SHOWN = 40;

/** Completes members of NumPy, of arrays and of `self`, and the names of the problem. */
export function completeNames(context: CompletionContext): CompletionResult | null {
  if (isProse(context.state, context.pos)) return null;
  const member = context.matchBefore(/[A-Za-z_][\w.]*\.\w*$/);
  if (member) {
    const dot = member.text.lastIndexOf(".");
    return {
      from: member.from + dot + 1,
      options: scopeOf(context.state).members(member.text.slice(0, dot)).map(option),
      validFor: /^\w*$/,
    };
  }
  const word = context.matchBefore(/[A-Za-z_]\w*$/);
  if (!word && !context.explicit) return null;
  return {
    from: word?.from ?? context.pos,
    options: namesOfProblem(context.state).map(option),
    validFor: /^\w*$/,
  };
}

function option({ name, kind, signature, summary }: Name): Completion {
  return {
    label: name,
    type: TYPES[kind],
    ...(signature && { detail: shortened(signature) }),
    ...(summary && { info: summary }),
  };
}

function shortened(signature: string): string {
  return signature.length <= PARAMETERS_SHOWN ? signature : `${signature.slice(0, PARAMETERS_SHOWN)}…`;
}

/** Closes a list that is shown. One that is only being looked for takes no Escape: the reader means the editor. */
function closeShown(view: EditorView): boolean {
  const shown = completionStatus(view.state) === "active";
  return closeCompletion(view) && shown;
}

/** Completion as the reader types, on top of the language's own words and the names in scope. */
export const completion = [
  autocompletion({ icons: false, maxRenderedOptions: 60, defaultKeymap: false }),
  pythonLanguage.data.of({ autocomplete: completeNames }),
  // Before Tab indents and Escape leaves.
  Prec.high(
    keymap.of([
      ...completionKeymap.filter(({ key }) => key !== "Escape"),
      { key: "Escape", run: closeShown },
      { key: "Tab", run: acceptCompletion },
    ]),
  ),
];
