/** `<divebell-walkthrough>`: its steps are there without it; it adds the way between them, and the code so far. */

import { messages } from "#texts/walkthrough";
import { button, element } from "../dom/element";
import { programLines } from "./program";
import { StepView } from "./step-view";

const SHOWN_FOR_MS = 2000;

export class Walkthrough extends HTMLElement {
  #steps: StepView[] = [];

  connectedCallback(): void {
    if (this.#steps.length > 0) return;
    const sections = [...this.querySelectorAll<HTMLElement>(":scope > .step")];
    this.#steps = sections.flatMap((section, number) => {
      const place = section.querySelector<HTMLElement>(".step-code");
      const ask = { go: (to: number) => this.#go(number, to), whole: (shown: boolean) => this.#show(shown) };
      return place ? [new StepView(section, place, number, sections.length, ask)] : [];
    });
    const title = this.querySelector(":scope > .walkthrough-title");
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", title?.textContent || messages.walkthrough);
    const copy = button(messages.copy, "step-button", () => void this.#copy(copy));
    if (navigator.clipboard) this.append(element("div", { class: "step-bar walkthrough-end" }, copy));
  }

  #go(from: number, to: number): void {
    this.#steps[to]?.arrive(from, to);
  }

  #show(whole: boolean): void {
    for (const [number, step] of this.#steps.entries()) {
      step.showOwn();
      if (whole) step.showWhole(this.#lines(number));
    }
  }

  #lines(number: number) {
    const program = this.#steps[number]?.program ?? [];
    return programLines(program, (step) => this.#steps[step]?.lines ?? [], number);
  }

  async #copy(pressed: HTMLButtonElement): Promise<void> {
    const lines = this.#lines(this.#steps.length - 1).map(({ html }) => html);
    const code = element("code", {});
    code.innerHTML = lines.join("\n");
    try {
      await navigator.clipboard.writeText(`${code.textContent}\n`);
      pressed.textContent = messages.copied;
    } catch {
      pressed.textContent = messages.notAllowed;
    }
    setTimeout(() => {
      pressed.textContent = messages.copy;
    }, SHOWN_FOR_MS);
  }
}

customElements.define("divebell-walkthrough", Walkthrough);
