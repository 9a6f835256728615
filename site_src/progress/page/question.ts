import { button, element } from "../../dom/element";

interface Question {
  readonly heading: string;
  readonly parts: readonly HTMLElement[];
  readonly confirm: string;
  readonly cancel: string;
  confirmed(): void;
  cancelled(): void;
}

/** A question in the page, which has the focus once it is shown: see `ask`. */
export function renderQuestion({ heading, parts, confirm, cancel, ...then }: Question): HTMLElement {
  const title = element("h3", { id: "pp-question-title", tabindex: "-1" }, heading);
  return element(
    "section",
    { class: "pp-question", "aria-labelledby": "pp-question-title" },
    title,
    ...parts,
    element(
      "p",
      { class: "pp-buttons" },
      button(confirm, "button", () => then.confirmed()),
      button(cancel, "button button-quiet", () => then.cancelled()),
    ),
  );
}

/** Shows a question in `place`, and turns the reader to it. */
export function ask(place: HTMLElement, question: Question): void {
  place.replaceChildren(renderQuestion(question));
  place.querySelector("h3")?.focus();
}
