import { messages } from "#texts/assessment";
import { button, element } from "../dom/element";
import type { Setting } from "./setting";

/** What the reader should know before the clock starts, and the button that starts it. */
export function renderStart({ problems, minutes, passMark }: Setting, started: () => void): HTMLElement {
  return element(
    "section",
    { class: "da-start", "aria-labelledby": "da-start-title" },
    element("h2", { id: "da-start-title" }, messages.start.heading),
    element(
      "ul",
      {},
      ...messages.start.facts(problems.length, minutes, passMark).map((fact) => element("li", {}, fact)),
    ),
    button(messages.start.button, "button da-main", started),
  );
}
