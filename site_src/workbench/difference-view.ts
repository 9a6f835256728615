import { messages } from "#texts/workbench";
import { element } from "../dom/element";
import { icon } from "./icon";
import type { Difference, DifferenceCell } from "./verdict";

const text = messages.test;
const WHOLE = "result";

/** The surroundings of the first difference, as a table in which what is wrong is marked. */
export function renderDifference(difference: Difference): HTMLElement {
  const { of, rows, columns, cells } = difference;
  // A value of one dimension has no rows to name.
  const headed = rows.some((row) => row !== "");
  const table = element(
    "table",
    {},
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        headed ? element("td") : null,
        ...columns.map((column) => element("th", { scope: "col" }, column)),
      ),
    ),
    element(
      "tbody",
      {},
      ...cells.map((row, index) =>
        element(
          "tr",
          {},
          headed ? element("th", { scope: "row" }, rows[index] ?? "") : null,
          ...row.map(renderCell),
        ),
      ),
    ),
  );
  return element(
    "figure",
    { class: "wb-figure wb-difference" },
    element(
      "figcaption",
      {},
      element(
        "span",
        {},
        text.difference,
        ...(of === WHOLE ? [] : [text.differenceIn, element("code", {}, of)]),
      ),
      element("span", { class: "wb-key-got", "aria-hidden": "true" }, icon("fail"), text.differenceGot),
      element("span", { class: "wb-key-want", "aria-hidden": "true" }, icon("pass"), text.differenceWant),
    ),
    // Focusable, so that the keyboard can scroll it.
    element("div", { class: "wb-grid", role: "group", "aria-label": text.difference, tabindex: "0" }, table),
  );
}

/** Scrolls the tables within `opened`, once they have a size, so far that a wrong cell is seen. */
export function showFirstWrong(opened: Element): void {
  for (const grid of opened.querySelectorAll<HTMLElement>(".wb-grid")) {
    const cell = grid.querySelector<HTMLElement>(".wb-wrong");
    if (cell) grid.scrollLeft = Math.max(0, cell.offsetLeft + cell.offsetWidth - grid.clientWidth);
  }
}

function renderCell(cell: DifferenceCell | null): HTMLTableCellElement {
  if (cell === null) {
    const dots = element("span", { "aria-hidden": "true" }, "…");
    return element("td", { class: "wb-elided" }, dots, element("span", { class: "wb-unseen" }, text.elided));
  }
  if (!cell.wrong) return element("td", {}, cell.got);
  return element(
    "td",
    { class: "wb-wrong" },
    element("span", { class: "wb-unseen" }, text.differenceWrong),
    element("b", {}, icon("fail"), cell.got),
    element("span", { class: "wb-unseen" }, text.differenceInPlaceOf),
    element("span", {}, icon("pass"), cell.want),
  );
}
