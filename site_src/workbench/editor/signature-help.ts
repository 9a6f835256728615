import { syntaxTree } from "@codemirror/language";
import { type EditorState, Prec, StateEffect, StateField, type Transaction } from "@codemirror/state";
import { EditorView, keymap, showTooltip, type Tooltip } from "@codemirror/view";
import type { SyntaxNode } from "@lezer/common";
import { element } from "../../dom/element";
import { scopeOf } from "./help";

/** A call around the cursor: where its arguments start, what is called, and which argument is being written. */
interface Call {
  readonly start: number;
  readonly callee: string;
  readonly argument: number;
  /** The name of a keyword argument. */
  readonly keyword: string | null;
}

/** The innermost call whose arguments hold the cursor. */
export function callAround(state: EditorState, position: number): Call | null {
  let node: SyntaxNode | null = syntaxTree(state).resolveInner(position, -1);
  while (node && !(node.name === "ArgList" && position > node.from && !closedBefore(state, node, position)))
    node = node.parent;
  const callee = node?.prevSibling;
  if (!node || !callee) return null;
  let argument = 0;
  let last = node.from + 1;
  for (let child = node.firstChild; child && child.to <= position; child = child.nextSibling)
    if (child.name === ",") {
      argument += 1;
      last = child.to;
    }
  const keyword = /^\s*(\w+)\s*=(?!=)/.exec(state.sliceDoc(last, position))?.[1] ?? null;
  return { start: node.from, callee: state.sliceDoc(callee.from, callee.to), argument, keyword };
}

function closedBefore(state: EditorState, node: SyntaxNode, position: number): boolean {
  return position >= node.to && state.sliceDoc(node.to - 1, node.to) === ")";
}

/** `"(a, axis=None)"` gives `["a", "axis=None"]`: commas in brackets and strings part nothing. */
export function parametersOf(signature: string): string[] {
  const parameters: string[] = [];
  let depth = 0;
  let start = 1;
  let quote = "";
  for (let place = 1; place < signature.length; place++) {
    const character = signature[place] ?? "";
    if (quote) quote = character === quote ? "" : quote;
    else if (character === "'" || character === '"') quote = character;
    else if ("([{".includes(character)) depth += 1;
    else if (")]}".includes(character) && depth > 0) depth -= 1;
    else if (depth === 0 && (character === "," || character === ")")) {
      parameters.push(signature.slice(start, place).trim());
      start = place + 1;
      if (character === ")") break;
    }
  }
  return parameters.filter((parameter) => parameter !== "");
}

/** Which of the parameters the call is at, or -1. */
export function parameterAt(parameters: readonly string[], call: Pick<Call, "argument" | "keyword">): number {
  if (call.keyword !== null)
    return parameters.findIndex((parameter) => parameter.split(/[=:]/)[0]?.trim() === call.keyword);
  let passed = -1;
  for (const [place, parameter] of parameters.entries()) {
    if (parameter === "/") continue;
    if (parameter === "*") return -1;
    passed += 1;
    if (passed === call.argument || (parameter.startsWith("*") && !parameter.startsWith("**"))) return place;
  }
  return -1;
}

const asked = StateEffect.define<boolean>();

function tooltipFor(state: EditorState): Tooltip | null {
  const call = callAround(state, state.selection.main.head);
  const found = call && scopeOf(state).find(call.callee);
  if (!call || !found?.signature) return null;
  const parameters = parametersOf(found.signature);
  const current = parameterAt(parameters, call);
  const parts = parameters.flatMap((parameter, place) => [
    place > 0 ? ", " : "",
    place === current ? element("strong", {}, parameter) : parameter,
  ]);
  return {
    pos: call.start,
    above: true,
    strictSide: false,
    create: () => ({
      dom: element("div", { class: "wb-signature" }, element("code", {}, found.name, "(", ...parts, ")")),
    }),
  };
}

/** Typing an opening bracket or a comma asks for the signature. */
function isAsking(transaction: Transaction): boolean {
  let asking = false;
  if (transaction.isUserEvent("input.type"))
    transaction.changes.iterChanges((_fromA, _toA, _fromB, _toB, inserted) => {
      asking ||= /[(,]/.test(inserted.sliceString(0));
    });
  return asking;
}

const shown = StateField.define<Tooltip | null>({
  create: () => null,
  update(tooltip, transaction) {
    const effect = transaction.effects.find((candidate) => candidate.is(asked));
    if (effect) return effect.value ? tooltipFor(transaction.state) : null;
    if (!transaction.docChanged && !transaction.selection) return tooltip;
    return tooltip || isAsking(transaction) ? tooltipFor(transaction.state) : null;
  },
  provide: (field) => showTooltip.from(field),
});

const ask = (view: EditorView) => {
  view.dispatch({ effects: asked.of(true) });
  return true;
};

const dismiss = (view: EditorView) => {
  if (!view.state.field(shown)) return false;
  view.dispatch({ effects: asked.of(false) });
  return true;
};

/** Shows the parameters of the call that is being written, with the one at the cursor in bold. */
export const signatureHelp = [
  shown,
  Prec.high(
    keymap.of([
      { key: "Mod-Shift-Space", run: ask },
      { key: "Escape", run: dismiss },
    ]),
  ),
  EditorView.domEventHandlers({ blur: (_event, view) => dismiss(view) && false }),
  EditorView.baseTheme({
    ".wb-signature": { padding: "0.25rem 0.75rem" },
    ".wb-signature code": {
      background: "none",
      fontFamily: "var(--wb-mono)",
      fontSize: "0.8125rem",
      overflowWrap: "anywhere",
      padding: "0",
    },
    ".wb-signature strong": { color: "var(--wb-accent)" },
  }),
];
