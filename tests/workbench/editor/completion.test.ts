import { CompletionContext } from "@codemirror/autocomplete";
import type { TransactionSpec } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { expect, test } from "vitest";
import { completeNames } from "../../../site_src/workbench/editor/completion";
import { dottedNameAt } from "../../../site_src/workbench/editor/explanation";
import { help, learn } from "../../../site_src/workbench/editor/help";
import { NAMES, written } from "./samples";

/** What is offered where `|` stands, in an editor whose problem starts with `def solve(x)`. */
function offered(text: string, explicit = false): string[] | null {
  const { state: start, cursor } = written(text, help("def solve(x):\n    pass"));
  let state = start;
  const dispatch = (spec: TransactionSpec) => {
    state = state.update(spec).state;
  };
  learn({ dispatch } as unknown as EditorView, NAMES);
  const result = completeNames(new CompletionContext(state, cursor, explicit));
  return result?.options.map(({ label }) => label) ?? null;
}

test("members of NumPy come after the dot", () => {
  expect(offered("np.|")).toEqual(["exp", "einsum", "linalg"]);
  expect(offered("np.linalg.no|")).toEqual(["norm"]);
});

test("without a dot, the problem's own names come, once something is typed or asked for", () => {
  expect(offered("so|")).toEqual(["solve"]);
  expect(offered("|")).toBeNull();
  expect(offered("|", true)).toEqual(["solve"]);
});

test("strings and comments are left alone", () => {
  expect(offered("x = 'np.|'")).toBeNull();
  expect(offered("# np.|")).toBeNull();
});

test("a number's point asks for nothing", () => {
  expect(offered("x = 3.|")).toBeNull();
});

test("the name under the mouse ends with the part that is pointed at", () => {
  const line = "y = np.linalg.norm(x)";
  expect(dottedNameAt(line, 4)).toEqual({ from: 4, to: 6 });
  expect(dottedNameAt(line, 9)).toEqual({ from: 4, to: 13 });
  expect(dottedNameAt(line, 15)).toEqual({ from: 4, to: 18 });
  expect(dottedNameAt(line, 2)).toBeNull();
});
