import { messages } from "#texts/workbench";
import { button, element } from "../dom/element";
import { makeScrollersFocusable } from "../dom/scrollers";

interface Question {
  readonly text: string;
  readonly confirm: string;
  readonly cancel: string;
  /** What the question is about. */
  readonly detail?: HTMLElement;
  readonly confirmed: () => void;
}

/** The place under the buttons: hints, questions before something drastic, and the explanation. */
export class NotesView {
  readonly #place: HTMLElement;
  readonly #hints: readonly Element[];
  readonly #explanation: HTMLTemplateElement | null;
  readonly #hintList = element("ol", { class: "wb-hints", role: "list" });
  readonly #explanationPlace = element("div", { class: "wb-explanation", tabindex: "-1" });
  #question: HTMLElement | null = null;

  /** `hints` and `explanation` are templates of the page, written by its authors. */
  constructor(
    place: HTMLElement,
    hints: HTMLTemplateElement | null,
    explanation: HTMLTemplateElement | null,
  ) {
    this.#place = place;
    this.#hints = [...(hints?.content.querySelectorAll("ol > li") ?? [])];
    this.#explanation = explanation;
    this.#hintList.hidden = true;
    this.#explanationPlace.hidden = true;
    place.append(this.#hintList, this.#explanationPlace);
  }

  get hints(): { readonly shown: number; readonly total: number } {
    return { shown: this.#hintList.children.length, total: this.#hints.length };
  }

  get hasExplanation(): boolean {
    return this.#explanation !== null;
  }

  get explanationShown(): boolean {
    return !this.#explanationPlace.hidden;
  }

  /** The code of the author, as far as the page has it. */
  get reference(): string | null {
    return this.#explanation?.content.querySelector("[data-part=reference] code")?.textContent ?? null;
  }

  /** Shows one more hint, and gives its text. */
  showHint(): string {
    const { shown, total } = this.hints;
    const hint = this.#hints[shown];
    if (!hint) return "";
    const content = element("div", { lang: document.documentElement.lang });
    content.append(...hint.cloneNode(true).childNodes);
    const label = messages.hints.heading(shown + 1, total);
    this.#hintList.append(element("li", {}, element("p", { class: "wb-label" }, label), content));
    this.#hintList.hidden = false;
    makeScrollersFocusable(content);
    return `${label}: ${content.textContent?.trim() ?? ""}`;
  }

  /** Shows the explanation; `own` gives the reader's code, to hold against the reference in it. */
  showExplanation(own: () => string): void {
    if (!this.#explanation || this.explanationShown) return;
    this.#explanationPlace.replaceChildren(
      element("p", { class: "wb-label" }, messages.solution.heading),
      this.#explanation.content.cloneNode(true),
    );
    const reference = this.#explanationPlace.querySelector("[data-part=reference]");
    if (reference) this.#offerComparison(reference, own);
    this.#explanationPlace.hidden = false;
    makeScrollersFocusable(this.#explanationPlace);
    this.#explanationPlace.focus();
  }

  #offerComparison(reference: Element, own: () => string): void {
    const { compare: label, yours, reference: theirs } = messages.solution;
    const source = reference.querySelector("code")?.textContent ?? "";
    const place = element("div", { class: "wb-against" });
    const show = async () => {
      const { compare } = await import("./editor/comparison");
      place.replaceChildren();
      compare(place, { label: yours, source: own() }, { label: theirs, source });
      place.querySelector<HTMLElement>("[role=textbox]")?.focus();
    };
    place.append(button(label, "wb-button", () => void show().catch(reportError)));
    reference.after(place);
  }

  /** Asks before something is done; the focus goes to the question, and back to `asker` when it is declined. */
  ask(question: Question, asker: HTMLElement): void {
    const close = () => {
      panel.remove();
      this.#question = null;
    };
    const decline = () => {
      close();
      asker.focus();
    };
    const accept = () => {
      close();
      question.confirmed();
    };
    const confirm = button(question.confirm, "wb-button wb-confirm", accept);
    const panel = element(
      "div",
      { class: "wb-question", role: "group", "aria-label": question.text },
      element("p", {}, question.text),
      question.detail ?? null,
      confirm,
      button(question.cancel, "wb-button", decline),
    );
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") decline();
    });
    this.#question?.remove();
    this.#question = panel;
    this.#place.prepend(panel);
    confirm.focus();
  }

  /** Tells something in passing, with at most one thing to do about it; gives the button for that. */
  tell(
    text: string,
    action: { readonly label: string; readonly perform: () => void } | null = null,
    detail: HTMLElement | null = null,
  ): HTMLButtonElement | null {
    const perform = () => {
      panel.remove();
      this.#question = null;
      action?.perform();
    };
    const undo = action ? button(action.label, "wb-button", perform) : null;
    const panel = element("div", { class: "wb-question" }, element("p", {}, text), detail, undo);
    this.#question?.remove();
    this.#question = panel;
    this.#place.prepend(panel);
    return undo;
  }

  /** Takes away the question or remark that stands there. */
  dismiss(): void {
    this.#question?.remove();
    this.#question = null;
  }
}
