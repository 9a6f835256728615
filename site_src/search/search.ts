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
/** What the reader types while the dialog is still being fetched. */
let typed = "";

function gather(event: KeyboardEvent): void {
  if (event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
    return;
  event.preventDefault();
  typed += event.key;
}

async function open(): Promise<void> {
  document.addEventListener("keydown", gather);
  dialog ??= import("./dialog").then(({ SearchDialog }) => new SearchDialog(ROOT));
  try {
    (await dialog).open(typed);
    failure.remove();
  } catch {
    dialog = null; // it was not to be had: the next time it is asked for again
    failure.textContent = navigator.onLine ? messages.failed : messages.offline;
    document.querySelector(".search-open")?.after(failure);
  } finally {
    document.removeEventListener("keydown", gather);
    typed = "";
  }
}

document.querySelector(".search-open")?.addEventListener("click", () => void open());
document.addEventListener("keydown", (event) => {
  if (!asksForSearch(event)) return;
  event.preventDefault();
  void open();
});
