import { messages } from "#texts/progress";
import { button, element } from "../dom/element";
import type { Refusal } from "./store";

/** Says, at the foot of the window, why progress is not kept. */
export function tellRefusal(why: Refusal): void {
  const close = button(messages.dismiss, "dp-button", () => notice.remove());
  const notice = element("div", { class: "dp-notice", role: "status" });
  document.body.append(notice);
  // After the region is in the page: only then is what it says read out.
  notice.append(element("p", {}, messages.refused[why]), close);
}
