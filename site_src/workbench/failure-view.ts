import { element } from "../dom/element";
import { type CheckedSource, renderComplaint } from "./place";
import { renderCauses } from "./sentence";
import { renderTraceback } from "./test-row";
import type { Failure } from "./verdict";

/** Why the reader's code could not be loaded, or its run ended. */
export function renderFailure(failure: Failure, source: CheckedSource): HTMLElement {
  return element(
    "div",
    { class: "wb-failure", "data-kind": failure.kind },
    ...renderComplaint(failure, source),
    renderCauses(failure.hints),
    failure.traceback ? renderTraceback(failure.traceback) : null,
  );
}
