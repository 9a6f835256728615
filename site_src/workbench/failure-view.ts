import { element } from "../dom/element";
import { type CheckedSource, renderComplaint } from "./place";
import { renderCauses } from "./sentence";
import { renderTraceback } from "./traceback-view";
import type { Failure } from "./verdict";

/** Why the reader's code could not be loaded, or its run ended. */
export function renderFailure(failure: Failure, source: CheckedSource): HTMLElement {
  const place = failure.part === "scratch" ? (source.scratch ?? source) : source;
  return element(
    "div",
    { class: "wb-failure", "data-kind": failure.kind },
    ...renderComplaint(failure, place),
    renderCauses(failure.hints),
    failure.traceback ? renderTraceback(failure.traceback, source) : null,
  );
}
