import { messages } from "#texts/workbench";
import { button, element } from "../../dom/element";

export const TAKE_AWAYS = ["link", "copy", "python", "notebook", "print"] as const;
/** What a reader can do with the code besides checking it. */
export type TakeAway = (typeof TAKE_AWAYS)[number];

/** A menu that unfolds from a button, and folds again by a choice, by Escape, or by turning elsewhere. */
export function shareMenu(take: (choice: TakeAway) => void): HTMLDetailsElement {
  const summary = element("summary", { class: "wb-button wb-share" }, messages.share.title);
  const choices = TAKE_AWAYS.map((choice) =>
    button(messages.share.choices[choice], "wb-choice", () => {
      close();
      take(choice);
    }),
  );
  const menu = element("details", { class: "wb-menu" }, summary, element("div", {}, ...choices));
  const close = () => {
    if (!menu.open) return;
    menu.open = false;
    summary.focus();
  };
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  menu.addEventListener("focusout", (event) => {
    if (!(event.relatedTarget instanceof Node && menu.contains(event.relatedTarget))) menu.open = false;
  });
  return menu;
}
