/** `<divebell-filter>`: a form that narrows and orders the list beside it, and the address that carries it. */

import { localDay } from "../calendar/day";
import { Controller } from "./controller";
import { takeAwayExpired } from "./expiry";
import { FilterForm } from "./form";

class Filter extends HTMLElement {
  #controller: Controller | null = null;

  connectedCallback(): void {
    const form = this.querySelector("form");
    const list = this.querySelector<HTMLElement>("[data-items]");
    if (this.#controller || !form || !list) return;
    takeAwayExpired(this, localDay(new Date()));
    this.#controller = new Controller(this, new FilterForm(form), list);
  }

  disconnectedCallback(): void {
    this.#controller?.close();
  }
}

customElements.define("divebell-filter", Filter);
