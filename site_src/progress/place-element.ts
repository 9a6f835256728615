import { finished, opened } from "./changes";
import { store } from "./here";
import { placeOf } from "./place";

/**
 * `<divebell-place kind="dive" slug="…" title="…">`: says what its page is about, and so where the reader is.
 *
 * It stands at the end of a dive's text: once it has been seen, the dive is read.
 */
export class PlaceElement extends HTMLElement {
  #observer: IntersectionObserver | null = null;

  connectedCallback(): void {
    const place = placeOf(this);
    this.removeAttribute("title");
    if (!place || this.#observer) return;
    store.change((progress) => opened(progress, place), { quiet: true });
    if (place.kind !== "dive") return;
    this.#observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      this.#observer?.disconnect();
      store.change((progress) => finished(progress, place.slug, new Date()), { quiet: true });
    });
    this.#observer.observe(this);
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
  }
}
