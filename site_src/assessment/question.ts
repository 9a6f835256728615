import { button, element } from "../dom/element";

interface Question {
  readonly text: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly confirmed: () => void;
}

/** Asks in `place` before something that cannot be undone; declined, the focus goes back to `asker`. */
export function ask(place: HTMLElement, question: Question, asker: HTMLElement): void {
  const decline = () => {
    place.replaceChildren();
    asker.focus();
  };
  const accept = () => {
    place.replaceChildren();
    question.confirmed();
  };
  const confirm = button(question.confirm, "button", accept);
  const panel = element(
    "div",
    { class: "da-question", role: "group", "aria-label": question.text },
    element("p", {}, question.text),
    confirm,
    button(question.cancel, "da-button", decline),
  );
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") decline();
  });
  place.replaceChildren(panel);
  confirm.focus();
}
