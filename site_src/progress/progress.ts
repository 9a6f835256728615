// What the browser keeps of a reader's way through the site, and the elements that show it.

import { BarElement } from "./bar-element";
import { BookmarkElement } from "./bookmark-element";
import { BookmarksElement } from "./bookmarks-element";
import { ContinueElement } from "./continue-element";
import { store } from "./here";
import { followChecks } from "./listening";
import { PlaceElement } from "./place-element";
import { StatusElement } from "./status-element";

store.follow(window);
followChecks(document, store);

customElements.define("divebell-place", PlaceElement);
customElements.define("divebell-status", StatusElement);
customElements.define("divebell-bookmark", BookmarkElement);
customElements.define("divebell-bookmarks", BookmarksElement);
customElements.define("divebell-continue", ContinueElement);
customElements.define("divebell-progress", BarElement);
