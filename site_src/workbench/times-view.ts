import { decimal } from "#texts/language";
import { messages } from "#texts/workbench";
import { element } from "../dom/element";
import type { TimeComparison } from "./verdict";

/** Below this ratio nothing is made of it: on a busy machine, two times of the same code have differed by 1.5. */
const NOTABLE = 2;

/** How long a call takes the reader's code, and the reference. */
export function renderTimes({ own, reference }: TimeComparison): HTMLElement {
  const [mine, theirs] = [own, reference].map(messages.duration) as [string, string];
  const ratio = Math.max(own / reference, reference / own);
  const times = decimal(ratio, ratio < 9.95 ? 1 : 0);
  const { slower, faster, same } = messages.times;
  const text =
    ratio < NOTABLE
      ? same(mine, theirs)
      : own > reference
        ? slower(mine, theirs, times)
        : faster(mine, theirs, times);
  return element("p", { class: "wb-times" }, text);
}
