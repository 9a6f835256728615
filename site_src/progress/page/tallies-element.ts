import { messages as shared } from "#texts/progress";
import { element } from "../../dom/element";
import type { Progress } from "../progress-data";
import { ProgressElement } from "../progress-element";
import { type Tally, tallyOf } from "../tally";

/**
 * `<divebell-tallies>`: fills in how far the reader has come.
 *
 * A `tr[data-problems]` counts the problems it names, a `tr[data-whole]` those of all rows of its `tbody`, and
 * `[data-sum]` those of the whole page. What is `[data-when=begun]` is shown to a reader who has done something.
 */
export class TalliesElement extends ProgressElement {
  protected show(progress: Progress): void {
    const begun = progress.problems.size + progress.days.length + progress.bookmarks.size > 0;
    for (const part of this.querySelectorAll<HTMLElement>("[data-when]")) {
      part.hidden = (part.dataset.when === "begun") !== begun;
    }
    for (const row of this.querySelectorAll<HTMLElement>("tr[data-problems], tr[data-whole]")) {
      const named = row.hasAttribute("data-whole") ? problemsIn(row.parentElement ?? row) : problemsOf(row);
      fill(row, tallyOf(named, progress));
    }
    const all = tallyOf(problemsIn(this), progress);
    for (const place of this.querySelectorAll<HTMLElement>("[data-sum]")) {
      const name = place.dataset.sum as keyof Tally | "read";
      place.textContent = String(name === "read" ? progress.read.size : all[name]);
    }
  }
}

function fill(row: HTMLElement, tally: Tally): void {
  for (const name of ["solved", "tried", "bookmarked"] as const) {
    const cell = row.querySelector<HTMLElement>(`[data-count=${name}]`);
    if (!cell) continue;
    cell.textContent = name === "solved" ? shared.tally(tally.solved, tally.total) : String(tally[name]);
    cell.toggleAttribute("data-none", tally[name] === 0);
  }
  row.toggleAttribute("data-complete", tally.solved === tally.total);
  const [solved, tried] = [tally.solved, tally.tried].map((count) => `${(100 * count) / tally.total}%`);
  const bar = row.querySelector(".pp-bar") ?? row.querySelector("th")?.appendChild(makeBar());
  const [left, right] = bar?.children ?? [];
  if (left instanceof HTMLElement) left.style.inlineSize = solved ?? "";
  if (right instanceof HTMLElement) right.style.inlineSize = tried ?? "";
}

/** What it shows, the cells beside it say. */
function makeBar(): HTMLElement {
  const parts = ["solved", "tried"].map((name) => element("span", { class: `pp-bar-${name}` }));
  return element("span", { class: "pp-bar", "aria-hidden": "true" }, ...parts);
}

function problemsOf(row: HTMLElement): readonly string[] {
  return (row.dataset.problems ?? "").split(/\s+/).filter(Boolean);
}

function problemsIn(part: HTMLElement): readonly string[] {
  return [...part.querySelectorAll<HTMLElement>("tr[data-problems]")].flatMap(problemsOf);
}
