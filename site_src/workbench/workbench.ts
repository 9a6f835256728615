/** `<divebell-workbench>`: an editor, a Python of its own, and the results of checks. */

import { currentConnection, mayPrefetch, whenNear, whenScrolledTo, whenTurnedTo } from "./activation";
import { Controller } from "./controller";

/** How far from the window the editor is fetched, so that it stands there when the reader arrives. */
const EDITOR_MARGIN = "600px";

export class Workbench extends HTMLElement {
  static readonly observedAttributes = ["data-assessment"];

  #controller: Controller | null = null;

  connectedCallback(): void {
    const starter = this.querySelector<HTMLElement>("pre.starter");
    if (this.#controller || !starter) return;
    const controller = new Controller(this, starter);
    this.#controller = controller;
    whenNear(this, EDITOR_MARGIN, () => controller.openEditor());
    whenTurnedTo(this, () => {
      controller.openEditor();
      controller.prepare();
    });
    if (mayPrefetch(currentConnection())) whenScrolledTo(this, () => controller.prepare());
  }

  attributeChangedCallback(): void {
    this.#controller?.followAssessment();
  }

  /** Frees what waits for the reader to go on, unless something is running; Check and Run take it up again. */
  rest(): void {
    this.#controller?.rest();
  }

  disconnectedCallback(): void {
    this.#controller?.close();
  }
}

customElements.define("divebell-workbench", Workbench);
