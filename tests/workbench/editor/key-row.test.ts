// @vitest-environment jsdom
import type { EditorView } from "@codemirror/view";
import { expect, test } from "vitest";
import { element } from "../../../site_src/dom/element";
import { keyRow } from "../../../site_src/workbench/editor/key-row";

test("the keys are there from when the editor has the focus until nothing of the desk has it", () => {
  const editor = element("div", { tabindex: "0" });
  const row = keyRow({ dom: editor } as unknown as EditorView, { label: "Keys", tab: "Tab", undo: "Undo" });
  const [check, outside] = [element("button"), element("button")];
  document.body.append(element("div", { class: "wb-desk" }, editor, row, check), outside);
  const shown = [editor, check, outside, check, editor].map((each) => {
    each.focus();
    return row.classList.contains("wb-keys-shown");
  });
  expect(shown).toEqual([true, true, false, false, true]);
});
