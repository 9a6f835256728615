// Reading without a network: the service worker, and the elements that show and fill what it keeps.

import { OfflinePagesElement } from "./offline-pages-element";
import { TakeAlongElement } from "./take-along-element";

customElements.define("divebell-take-along", TakeAlongElement);
customElements.define("divebell-offline-pages", OfflinePagesElement);
