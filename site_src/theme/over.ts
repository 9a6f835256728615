import { localDay } from "../calendar/day";

/** Shows what a page is to say once a day (`data-over-after`) has passed, which it could not know when it was built. */
export function sayWhatIsOver(root: Document): void {
  const today = localDay(new Date());
  for (const note of root.querySelectorAll<HTMLElement>("[data-over-after]")) {
    note.hidden = today <= (note.dataset.overAfter ?? "");
  }
}
