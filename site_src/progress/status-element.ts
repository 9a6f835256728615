import { messages } from "#texts/progress";
import { element } from "../dom/element";
import { icon } from "./icon";
import type { Progress } from "./progress-data";
import { ProgressElement } from "./progress-element";

/**
 * `<divebell-status problem="slug">`: whether the reader has tried or solved a problem; empty before that.
 *
 * In a filtered list, the item it stands in gets `data-status`: "new", "tried" or "solved".
 */
export class StatusElement extends ProgressElement {
  protected show({ problems }: Progress): void {
    const status = problems.get(this.getAttribute("problem") ?? "")?.status ?? "new";
    const item = this.closest<HTMLElement>("[data-item]");
    if (item && item.dataset.status !== status) item.dataset.status = status;
    if (this.dataset.status === status) return;
    this.dataset.status = status;
    if (status === "new") this.replaceChildren();
    else this.replaceChildren(icon(status), element("span", {}, messages.status[status]));
  }
}
