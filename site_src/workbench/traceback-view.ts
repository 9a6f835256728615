import { messages } from "#texts/workbench";
import { button, type Child, element } from "../dom/element";
import type { CheckedSource } from "./place";
import { PYTHON_LANGUAGE } from "./spoken";

/** As the judge writes where a frame is. */
const PLACE = /("(solution|scratch)\.py", )(line (\d+))/g;

/** The reader's own frames, folded away: the message above says what counts. Their lines are ways to the editor. */
export function renderTraceback(traceback: string, source: CheckedSource): HTMLElement {
  return element(
    "details",
    { class: "wb-traceback" },
    element("summary", {}, messages.test.traceback),
    element(
      "pre",
      { class: "wb-code", tabindex: "0", lang: PYTHON_LANGUAGE },
      ...withLinks(traceback, source),
    ),
  );
}

function withLinks(traceback: string, source: CheckedSource): Child[] {
  const parts: Child[] = [];
  let end = 0;
  for (const match of traceback.matchAll(PLACE)) {
    const [whole, file = "", part, label = "", number] = match;
    const place = part === "scratch" ? source.scratch : source;
    parts.push(traceback.slice(end, match.index) + file);
    parts.push(place ? button(label, "wb-link", () => place.jump(Number(number), null)) : label);
    end = match.index + whole.length;
  }
  return [...parts, traceback.slice(end)];
}
