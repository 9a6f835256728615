import { messages } from "#texts/progress";
import { button, element } from "../dom/element";
import { toggled } from "./changes";
import { store } from "./here";
import { type Bookmark, bookmarkKey, type Progress } from "./progress-data";
import { ProgressElement } from "./progress-element";
import { addressOf } from "./site";

/** `<divebell-bookmarks>`: all bookmarks, by what they are, the newest first. */
export class BookmarksElement extends ProgressElement {
  readonly #lists = element("div", { class: "dp-bookmarks" });
  readonly #remark = element("p", { class: "dp-remark", role: "status" });

  protected show({ bookmarks }: Progress): void {
    if (!this.#lists.isConnected) {
      this.replaceChildren(
        this.#remark,
        this.#lists,
        element("p", { class: "meta" }, messages.bookmarks.kept),
      );
    }
    const groups = new Map<string, Bookmark[]>();
    for (const bookmark of [...bookmarks.values()].sort((a, b) => (a.since < b.since ? 1 : -1))) {
      const heading = messages.bookmarks.kinds[bookmark.kind] ?? messages.bookmarks.others;
      groups.set(heading, [...(groups.get(heading) ?? []), bookmark]);
    }
    this.#lists.replaceChildren(...[...groups].map(([heading, marked]) => this.#group(heading, marked)));
    if (bookmarks.size === 0) this.#lists.append(element("p", {}, messages.bookmarks.none));
  }

  #group(heading: string, marked: readonly Bookmark[]): HTMLElement {
    return element(
      "section",
      {},
      element("h2", {}, heading),
      element("ul", { class: "rows" }, ...marked.map((bookmark) => this.#row(bookmark))),
    );
  }

  #row(bookmark: Bookmark): HTMLElement {
    const { kind, slug, title } = bookmark;
    const remove = button(messages.bookmarks.remove, "dp-button", () => this.#remove(bookmark));
    remove.append(element("span", { class: "dp-unseen" }, ` ${title}`));
    return element(
      "li",
      { class: "row" },
      element("a", { class: "row-title", href: addressOf(kind, slug) }, title),
      remove,
    );
  }

  #remove(bookmark: Bookmark): void {
    store.change((progress) => toggled(progress, bookmark, new Date()));
    const undo = button(messages.bookmarks.undo, "dp-button", () => {
      this.#remark.replaceChildren();
      const { since } = bookmark;
      store.change((progress) =>
        progress.bookmarks.has(bookmarkKey(bookmark))
          ? progress
          : toggled(progress, bookmark, new Date(since)),
      );
    });
    this.#remark.replaceChildren(messages.bookmarks.removed(bookmark.title), " ", undo);
    undo.focus();
  }
}
