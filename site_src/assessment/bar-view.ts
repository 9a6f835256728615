import { messages } from "#texts/assessment";
import { button, element } from "../dom/element";
import type { Attempt } from "./attempt";
import { clockFace } from "./clock";
import { ask } from "./question";
import type { Setting } from "./setting";

const MINUTE_MS = 60_000;
/** When the time that is left is said aloud, in minutes. */
const ANNOUNCED = [10, 5, 1];
const LATE_MINUTES = 5;

interface BarListener {
  /** The reader turns to a problem. */
  turnedTo(problem: string): void;
  /** The reader ends the assessment. */
  ended(): void;
}

/** The bar above the problems: the clock, the way from problem to problem, and the end. */
export class BarView {
  readonly element: HTMLElement;
  readonly #setting: Setting;
  readonly #clock = element("span", { class: "da-clock", role: "timer", "aria-label": messages.bar.clock });
  readonly #live = element("p", { class: "da-unseen", role: "status" });
  readonly #question = element("div", {});
  readonly #steps = new Map<string, HTMLButtonElement>();
  readonly #end: HTMLButtonElement;
  #announced = Number.POSITIVE_INFINITY;
  #open = 0;

  constructor(setting: Setting, listener: BarListener) {
    this.#setting = setting;
    this.#end = button(messages.bar.end, "da-button da-end", () => this.#askForEnd(() => listener.ended()));
    const steps = setting.problems.map(({ slug, title }, index) => {
      const step = button(messages.bar.problem(index + 1, title), "da-button da-step", () =>
        listener.turnedTo(slug),
      );
      const mark = element("span", { class: "da-mark" }, messages.bar.kept);
      mark.hidden = true;
      step.append(mark);
      this.#steps.set(slug, step);
      return element("li", {}, step);
    });
    this.element = element(
      "div",
      { class: "da-bar", role: "group", "aria-label": messages.bar.label },
      this.#clock,
      element("nav", { "aria-label": messages.bar.problems }, element("ol", { role: "list" }, ...steps)),
      this.#end,
      this.#question,
      this.#live,
    );
  }

  show(attempt: Attempt): void {
    const over = attempt.ended !== null;
    this.#clock.hidden = over;
    this.#end.hidden = over;
    if (over) this.#question.replaceChildren();
    for (const [slug, step] of this.#steps) {
      const current = slug === attempt.current;
      if (current) step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
      const mark = step.querySelector<HTMLElement>(".da-mark");
      if (mark) mark.hidden = over || !attempt.answers.has(slug);
    }
    this.#open = this.#setting.problems.length - attempt.answers.size;
  }

  /** Shows the time that is left, in milliseconds, and says it aloud when it gets short. */
  tell(left: number): void {
    this.#clock.textContent = clockFace(left);
    this.#clock.toggleAttribute("data-late", left <= LATE_MINUTES * MINUTE_MS);
    const reached = ANNOUNCED.filter((minutes) => left <= minutes * MINUTE_MS).at(-1);
    // What had been reached when the page opened is on the clock; only what comes is news.
    if (reached !== undefined && reached < this.#announced && Number.isFinite(this.#announced)) {
      this.#live.textContent = messages.remaining(reached);
    }
    this.#announced = reached ?? Math.max(...ANNOUNCED) + 1;
  }

  #askForEnd(ended: () => void): void {
    const { question, confirm, cancel } = messages.end;
    ask(this.#question, { text: question(this.#open), confirm, cancel, confirmed: ended }, this.#end);
  }
}
