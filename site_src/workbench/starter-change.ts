import { messages } from "#texts/workbench";
import { button, element } from "../dom/element";

export interface StarterChange {
  /** The starter that the reader's draft was begun from. */
  readonly before: string;
  readonly now: string;
  /** Puts the new starter in; the reader's code goes to the history. */
  readonly begin: () => void;
  /** Keeps the draft, and does not ask again. */
  readonly keep: () => void;
}

/** Both starters side by side, where one has changed since the reader began, and what to do about it. */
export function starterChange({ before, now, begin, keep }: StarterChange): HTMLElement {
  const { text, was, is, begin: beginLabel, keep: keepLabel } = messages.starterChange;
  const column = (label: string, code: string) =>
    element(
      "figure",
      {},
      element("figcaption", { class: "wb-label" }, label),
      element("pre", { class: "wb-code", tabindex: "0" }, element("code", {}, code)),
    );
  const panel = element(
    "div",
    { class: "wb-question wb-starters", role: "group", "aria-label": text },
    element("p", {}, text),
    element("div", { class: "wb-columns" }, column(was, before), column(is, now)),
  );
  const answer = (act: () => void) => () => {
    panel.remove();
    act();
  };
  panel.append(
    button(keepLabel, "wb-button wb-confirm", answer(keep)),
    button(beginLabel, "wb-button", answer(begin)),
  );
  return panel;
}
