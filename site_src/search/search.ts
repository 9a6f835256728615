// The button of the search and its key. All else is loaded when the reader turns to it.

import { messages } from "#texts/search";
import { element } from "../dom/element";
import type { SearchDialog } from "./dialog";
import { asksForSearch } from "./shortcut";

/** Scripts are served from `assets/divebell/`, two folders below the site's root. */
const ROOT = new URL("../../", import.meta.url);

/** Says why no dialog opens. */
const failure = element("p", { class: "search-failed", role: "alert" });
let dialog: Promise<SearchDialog> | null = null;

async function open(): Promise<void> {
  dialog ??= import("./dialog").then(({ SearchDialog }) => new SearchDialog(ROOT));
  try {
    (await dialog).open();
    failure.remove();
  } catch {
    dialog = null; // it was not to be had: the next time it is asked for again
    failure.textContent = navigator.onLine ? messages.failed : messages.offline;
    document.querySelector(".search-open")?.after(failure);
  }
}

document.querySelector(".search-open")?.addEventListener("click", () => void open());
document.addEventListener("keydown", (event) => {
  if (!asksForSearch(event)) return;
  event.preventDefault();
  void open();
});
