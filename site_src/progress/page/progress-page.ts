// The page of a reader's progress: how far, on which days, and all of it as a file.

import { DaysElement } from "./days-element";
import { KeptElement } from "./kept-element";
import { TalliesElement } from "./tallies-element";

customElements.define("divebell-tallies", TalliesElement);
customElements.define("divebell-days", DaysElement);
customElements.define("divebell-kept", KeptElement);
