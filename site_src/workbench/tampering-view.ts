import { messages } from "#texts/workbench";
import { element } from "../dom/element";
import { renderSentence } from "./sentence";
import type { RunOutcome } from "./verdict";

/** That the reader's code changed what is not its own, if it did. */
export function renderTampering({ tampered }: Pick<RunOutcome, "tampered">): readonly HTMLElement[] {
  if (!tampered) return [];
  const told = renderSentence(tampered);
  return [element("p", { class: "wb-note wb-warning" }, ...told, ` ${messages.restarted}`)];
}
