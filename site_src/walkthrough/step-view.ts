import { messages } from "#texts/walkthrough";
import { button, element } from "../dom/element";
import { type Lines, type ProgramLine, readProgram } from "./program";

/** What the buttons of a step ask for. */
export interface StepRequests {
  go(step: number): void;
  whole(shown: boolean): void;
}

/** One step: its bar of buttons, and its code in two views, the step's own lines and all of the code so far. */
export class StepView {
  readonly program: readonly Lines[];
  /** The highlighted lines of the step's own code. */
  readonly lines: readonly string[];
  readonly #section: HTMLElement;
  readonly #place: HTMLElement;
  readonly #bar: HTMLElement;
  readonly #previous: HTMLButtonElement;
  readonly #next: HTMLButtonElement;
  readonly #whole: HTMLButtonElement;
  readonly #label: string;
  #soFar: HTMLElement | null = null;

  constructor(section: HTMLElement, place: HTMLElement, number: number, total: number, ask: StepRequests) {
    this.#section = section;
    this.#place = place;
    this.program = readProgram(place.dataset.program ?? "");
    const code = place.querySelector("code");
    // Every line's markup is whole: the highlighter closes what it opens before a line ends.
    this.lines = (code?.innerHTML ?? "").replace(/\n$/, "").split("\n");
    this.#previous = button(messages.previous, "step-button", () => ask.go(number - 1));
    this.#next = button(messages.next, "step-button", () => ask.go(number + 1));
    this.#previous.disabled = number === 0;
    this.#next.disabled = number + 1 === total;
    this.#whole = button(messages.whole, "step-button", () =>
      ask.whole(this.#whole.getAttribute("aria-pressed") !== "true"),
    );
    this.#label = messages.step(number + 1, total);
    this.#bar = element(
      "div",
      { class: "step-bar", role: "group", "aria-label": this.#label },
      element("span", { class: "step-number" }, this.#label),
      this.#previous,
      this.#next,
      this.#whole,
    );
    place.before(this.#bar);
    this.showOwn();
  }

  /** Shows the step's own lines. */
  showOwn(): void {
    this.#whole.setAttribute("aria-pressed", "false");
    this.#soFar?.remove();
    this.#soFar = null;
    delete this.#place.dataset.whole;
  }

  /** Shows all of the code after this step; the lines that it brought are marked. */
  showWhole(lines: readonly ProgramLine[]): void {
    this.#whole.setAttribute("aria-pressed", "true");
    const code = element("code", {});
    // The markup is the page's own: it was in the page before.
    code.innerHTML = marked(lines);
    const count = lines.filter(({ added }) => added).length;
    this.#soFar = element(
      "div",
      { class: "highlight so-far" },
      element(
        "pre",
        { tabindex: "0", role: "region", "aria-label": `${messages.whole}: ${this.#label}` },
        code,
      ),
      element("p", { class: "step-added" }, messages.added(count)),
    );
    this.#place.append(this.#soFar);
    this.#place.dataset.whole = "";
  }

  /** Brings the step into view, with the focus on the button that leads on in the same direction. */
  arrive(from: number, here: number): void {
    const onwards = from < here ? [this.#next, this.#previous] : [this.#previous, this.#next];
    onwards.find(({ disabled }) => !disabled)?.focus({ preventScroll: true });
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#section.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
  }
}

/** Lines as markup; those that are new, in a row, are one insertion. */
function marked(lines: readonly ProgramLine[]): string {
  let html = "";
  let within = false;
  for (const { html: line, added } of lines) {
    if (added && !within) html += '<ins class="hll">';
    if (!added && within) html += "</ins>";
    within = added;
    html += `${line}\n`;
  }
  return within ? `${html}</ins>` : html;
}
