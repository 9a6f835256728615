/** `<divebell-demo>`: a figure that is drawn anew as its reader moves the controls, by Python in the page's sandbox. */

import { messages } from "#texts/demo";
import { element } from "../dom/element";
import type { RuntimeProgress } from "../workbench/runtime-files";
import type { Artist, Client, Trouble, Wanted } from "./artist";
import { Control } from "./controls";
import { Drawing } from "./drawing";
import type { Drawn } from "./drawn";
import { Status } from "./status";

export class Demo extends HTMLElement implements Client {
  #controls: readonly Control[] = [];
  #drawing: Drawing | null = null;
  #status: Status | null = null;
  #source = "";
  /** The values of the figure that came with the page. */
  #first = "";
  #artist: Promise<Artist> | null = null;

  connectedCallback(): void {
    const form = this.querySelector("form");
    const foot = this.querySelector<HTMLElement>(".demo-foot");
    const figure = this.querySelector<HTMLElement>(".figure-svg");
    const description = this.querySelector<HTMLElement>(".demo-description");
    if (this.#drawing || !form || !foot || !figure || !description) return;
    this.#source = this.querySelector(".demo-code code")?.textContent ?? "";
    this.#controls = [...form.querySelectorAll<HTMLElement>(".demo-control")].map(
      (place) => new Control(place),
    );
    this.#drawing = new Drawing(figure, description);
    this.#status = new Status(this, foot);
    foot.append(element("button", { type: "reset" }, messages.reset));
    this.#first = this.#values();
    this.#show();
    form.addEventListener("input", () => this.#moved());
    // The controls have their first values only after this event.
    form.addEventListener("reset", () => setTimeout(() => this.#moved()));
    form.addEventListener("submit", (event) => event.preventDefault());
    // A finger also touches what it only scrolls past.
    form.addEventListener("pointerdown", ({ pointerType, target }) => {
      const touched = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
      if (touched && pointerType !== "touch") void this.#ask((artist) => artist.prepare(this));
    });
  }

  loading(progress: RuntimeProgress | null): void {
    if (progress) this.#status?.loading(progress);
    else this.#status?.rest();
  }

  drawing(): void {
    this.#status?.drawing();
  }

  drawn(drawn: Drawn, { values }: Wanted): void {
    if (values !== this.#values() && this.#values() === this.#first) return;
    if ("error" in drawn) this.#status?.failed(drawn.error);
    else {
      this.#drawing?.show(drawn.drawing, drawn.description, this.#settings());
      this.#status?.rest();
      this.#status?.say(`${this.#settings()}. ${drawn.description}`);
    }
  }

  failed(trouble: Trouble): void {
    this.#status?.failed(messages.failure[trouble]);
  }

  #moved(): void {
    this.#show();
    const values = this.#values();
    if (values === this.#first) {
      void this.#artist?.then((artist) => artist.forget(this));
      this.#drawing?.showFirst();
      this.#status?.rest();
      this.#status?.say(this.#settings());
    } else {
      void this.#ask((artist) => artist.want(this, { source: this.#source, values }));
    }
  }

  /** Fetches what draws, unless that is done, and asks it for something. */
  async #ask(request: (artist: Artist) => void): Promise<void> {
    this.#artist ??= import("./artist").then(({ artistOf }) => artistOf(document));
    try {
      request(await this.#artist);
    } catch (error) {
      this.#artist = null;
      this.#status?.failed(messages.failure.code);
      console.warn(error);
    }
  }

  #show(): void {
    for (const control of this.#controls) control.show();
  }

  #values(): string {
    return JSON.stringify(Object.fromEntries(this.#controls.map(({ name, value }) => [name, value])));
  }

  #settings(): string {
    return this.#controls.map(({ spoken }) => spoken).join(", ");
  }
}

customElements.define("divebell-demo", Demo);
