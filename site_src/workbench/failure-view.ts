import { element } from "./dom";
import { type CheckedSource, renderPlace } from "./place";
import { renderCauses, renderSentence } from "./sentence";
import { renderTraceback } from "./test-row";
import type { Failure } from "./verdict";

/** Why the reader's code could not be loaded, or its run ended. */
export function renderFailure(failure: Failure, source: CheckedSource): HTMLElement {
  return element(
    "div",
    { class: "wb-failure", "data-kind": failure.kind },
    element("p", { class: "wb-message" }, ...renderSentence(failure.message)),
    renderCauses(failure.hints),
    renderPlace(failure, source),
    failure.traceback ? renderTraceback(failure.traceback) : null,
  );
}
