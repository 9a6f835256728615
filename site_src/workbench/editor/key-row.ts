import { indentMore, undo } from "@codemirror/commands";
import { EditorSelection } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { button, element } from "../../dom/element";

export interface KeyRowTexts {
  /** The row's accessible name. */
  readonly label: string;
  readonly tab: string;
  readonly undo: string;
}

/** What Python needs all the time and a phone's keyboard hides. Brackets come as a pair. */
const CHARACTERS = [":", "()", "[]", "_", "=", "."];

/** A row of keys for fingers, under the editor. The style sheet shows it where it is needed. */
export function keyRow(view: EditorView, texts: KeyRowTexts): HTMLElement {
  const row = element(
    "div",
    { class: "wb-keys", role: "toolbar", "aria-label": texts.label },
    button(texts.tab, "wb-key", () => indentMore(view)),
    ...CHARACTERS.map((characters) => button(characters, "wb-key", () => insert(view, characters))),
    button(texts.undo, "wb-key", () => undo(view)),
  );
  // The editor keeps the focus, and the phone its keyboard.
  row.addEventListener("pointerdown", (event) => event.preventDefault());
  view.dom.addEventListener("focusin", () => showInstead(row));
  return row;
}

/** Shows this row and no other of the desk. It stays for as long as the desk has the focus, and does not come back
 * before an editor has it: with either, a button below would move away under the finger that comes down on it. */
function showInstead(row: HTMLElement): void {
  const desk = row.closest<HTMLElement>(".wb-desk");
  for (const each of desk?.querySelectorAll(".wb-keys") ?? [])
    each.classList.toggle("wb-keys-shown", each === row);
  desk?.addEventListener("focusout", hideWhenLeft);
}

function hideWhenLeft({ currentTarget: desk, relatedTarget: next }: FocusEvent): void {
  if (!(desk instanceof Element) || (next instanceof Node && desk.contains(next))) return;
  for (const row of desk.querySelectorAll(".wb-keys-shown")) row.classList.remove("wb-keys-shown");
}

function insert(view: EditorView, characters: string): void {
  const change = view.state.changeByRange((range) => {
    const [opening = "", closing = ""] = characters;
    const selected = view.state.sliceDoc(range.from, range.to);
    const text = closing ? opening + selected + closing : opening;
    return {
      changes: { from: range.from, to: range.to, insert: text },
      range: EditorSelection.range(range.from + 1, range.from + 1 + (closing ? selected.length : 0)),
    };
  });
  view.dispatch(view.state.update(change, { userEvent: "input.type", scrollIntoView: true }));
}
