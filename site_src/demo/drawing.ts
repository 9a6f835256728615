/** The figure of a demo and the sentence about it: as they came with the page, or as they were drawn since. */
export class Drawing {
  readonly #place: HTMLElement;
  readonly #sentence: HTMLElement;
  readonly #first: { readonly nodes: readonly Node[]; readonly alt: string; readonly sentence: string };

  constructor(place: HTMLElement, sentence: HTMLElement) {
    this.#place = place;
    this.#sentence = sentence;
    this.#first = {
      nodes: [...place.childNodes],
      alt: place.getAttribute("aria-label") ?? "",
      sentence: sentence.textContent ?? "",
    };
  }

  /** Shows the figure that came with the page. */
  showFirst(): void {
    this.#replace(this.#first.nodes, this.#first.alt, this.#first.sentence);
  }

  /** Shows another; `settings` are what it was drawn with. */
  show(drawing: SVGSVGElement, description: string, settings: string): void {
    this.#replace([drawing], `${description || this.#first.alt} (${settings})`, description);
  }

  #replace(nodes: readonly Node[], alt: string, sentence: string): void {
    this.#place.replaceChildren(...nodes);
    this.#place.setAttribute("aria-label", alt);
    this.#sentence.textContent = sentence;
  }
}
