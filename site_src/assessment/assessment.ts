/** `<divebell-assessment>`: problems against the clock, with the result at the end. */

import { messages } from "#texts/assessment";
import { element } from "../dom/element";
import { Controller } from "./controller";
import { readSetting, type Setting } from "./setting";

class Assessment extends HTMLElement {
  #controller: Controller | null = null;

  connectedCallback(): void {
    if (this.#controller) return;
    const setting = this.#read();
    if (setting) this.#controller = new Controller(this, setting);
  }

  disconnectedCallback(): void {
    this.#controller?.close();
  }

  #read(): Setting | null {
    try {
      return readSetting(this);
    } catch (error) {
      this.prepend(element("p", { role: "alert" }, messages.broken));
      reportError(error);
      return null;
    }
  }
}

customElements.define("divebell-assessment", Assessment);
