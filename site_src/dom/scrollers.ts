/** What scrolls sideways in its own box where it is wider than the column; the results of a workbench see to their own. */
const SCROLLERS =
  'pre:not(.starter), .figure-svg, .topic-map-drawing, .prose table, .table-box, math[display="block"]';

/** Lets the keyboard reach wide code, tables and formulas, as long as they are wider than their box. */
export function makeScrollersFocusable(part: ParentNode): void {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
      else target.removeAttribute("tabindex");
    }
  });
  for (const element of part.querySelectorAll(SCROLLERS)) observer.observe(element);
}
