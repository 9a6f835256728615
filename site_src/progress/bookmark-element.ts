import { messages } from "#texts/progress";
import { button, element } from "../dom/element";
import { toggled } from "./changes";
import { store } from "./here";
import { icon } from "./icon";
import { placeOf } from "./place";
import { bookmarkKey, type Place, type Progress } from "./progress-data";
import { ProgressElement } from "./progress-element";

/** `<divebell-bookmark kind="problem" slug="softmax" title="Softmax">`: sets a bookmark, and takes it away. */
export class BookmarkElement extends ProgressElement {
  #place: Place | null = null;
  #button: HTMLButtonElement | null = null;

  protected show({ bookmarks }: Progress): void {
    this.#place ??= placeOf(this);
    if (!this.#place) return;
    this.#button ??= this.#build(this.#place);
    this.#button.setAttribute("aria-pressed", String(bookmarks.has(bookmarkKey(this.#place))));
  }

  #build(place: Place): HTMLButtonElement {
    const made = button(icon("bookmark"), "dp-button dp-bookmark", () =>
      store.change((progress) => toggled(progress, place, new Date())),
    );
    made.append(
      element("span", {}, messages.bookmark),
      element("span", { class: "dp-unseen" }, ` ${place.title}`),
    );
    // The title is in the button; as a tooltip it would only stand in the way.
    this.removeAttribute("title");
    this.replaceChildren(made);
    return made;
  }
}
