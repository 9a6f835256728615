// What a page of a preview has besides those of the site.

import { PreviewElement } from "./preview-element";

customElements.define("divebell-preview", PreviewElement);
