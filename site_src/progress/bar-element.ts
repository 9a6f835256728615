import { messages } from "#texts/progress";
import { element } from "../dom/element";
import type { Progress } from "./progress-data";
import { ProgressElement } from "./progress-element";

/**
 * `<divebell-progress data-problems="a b c">`: how many of some problems are solved.
 *
 * With `data-continue` it leads on to the first that is not, by the link that the page has to it.
 */
export class BarElement extends ProgressElement {
  readonly #bar = element("progress", { "aria-label": messages.progress.label });
  readonly #text = element("span", {});
  readonly #next = element("p", { class: "dp-next" });

  protected show({ problems }: Progress): void {
    const slugs = (this.dataset.problems ?? "").split(/\s+/).filter(Boolean);
    if (slugs.length === 0) return;
    if (!this.#bar.isConnected) this.replaceChildren(this.#bar, this.#text, this.#next);
    const isSolved = (slug: string) => problems.get(slug)?.status === "solved";
    const solved = slugs.filter(isSolved).length;
    this.#bar.max = slugs.length;
    this.#bar.value = solved;
    this.#text.textContent = messages.progress.solved(solved, slugs.length);
    this.toggleAttribute("data-complete", solved === slugs.length);
    this.#lead(slugs.find((slug) => !isSolved(slug)));
  }

  #lead(slug: string | undefined): void {
    const link = slug && "continue" in this.dataset ? linkTo(slug) : null;
    this.#next.hidden = link === null;
    this.#next.replaceChildren();
    if (link) {
      const again = element("a", { href: link.href }, link.textContent?.trim() ?? "");
      this.#next.append(messages.progress.next, " ", again);
    }
  }
}

function linkTo(problem: string): HTMLAnchorElement | null {
  const links = document.querySelectorAll<HTMLAnchorElement>("main a[href]");
  return [...links].find((link) => link.getAttribute("href")?.endsWith(`problems/${problem}/`)) ?? null;
}
