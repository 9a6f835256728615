import { messages } from "#texts/offline";
import { button, element } from "../dom/element";
import type { KnownFile } from "../workbench/verified-fetch";
import { lookForPython, type PythonAlong } from "./python-along";
import { dropPlan, notePlan, type TakenPlan, takenPlan } from "./taken-plans";
import { type Taken, takeAlong } from "./taking-along";

/**
 * `<divebell-take-along data-root data-runtime data-runtime-sha256>`: takes this page and all that its main part
 * links to within the site along for reading without a network, and the Python that runs on these pages once its
 * size was said and agreed to.
 */
export class TakeAlongElement extends HTMLElement {
  readonly #actions = element("p", { class: "actions" });
  readonly #said = element("p", { class: "meta", role: "status" });
  readonly #bar = element("progress", { "aria-label": messages.takeAlong.fetching });
  /** Apart from what is told aloud, as it changes with every bit that comes. */
  readonly #count = element("span", {});
  readonly #loading = element("p", { class: "meta", hidden: "" }, this.#bar, " ", this.#count);
  #busy = false;

  connectedCallback(): void {
    if (this.childElementCount > 0) return;
    this.hidden = !("caches" in globalThis);
    if (!this.hidden) void this.#open();
  }

  async #open(): Promise<void> {
    const plan = await takenPlan(this.#page).catch(() => null);
    this.append(this.#actions, this.#loading, this.#said);
    const { offer, explained, here, begun, goOn, changed, renew } = messages.takeAlong;
    if (!plan) this.#show(explained, this.#taking(offer));
    else if (!plan.whole) this.#show(begun, this.#taking(goOn), this.#dropping());
    else if (!this.#isCurrent(plan)) this.#show(changed, this.#taking(renew), this.#dropping());
    else this.#show(here(plan.pages.length), this.#dropping());
  }

  #taking(label: string): HTMLElement {
    return button(label, "button button-quiet", () => this.#do(() => this.#take()));
  }

  #dropping(): HTMLElement {
    return button(messages.takeAlong.drop, "button button-quiet", () => this.#do(() => this.#drop()));
  }

  /** One thing at a time; what goes wrong is said. */
  async #do(work: () => Promise<void>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      await work();
    } catch (error) {
      const { full, failed } = messages.takeAlong;
      this.#say(isFull(error) ? full : failed);
    }
    this.#busy = false;
  }

  async #take(): Promise<void> {
    const before = await takenPlan(this.#page);
    const extras = before?.extras ?? [];
    const plan = { pages: pagesLinkedFrom(document, this.#root), runtime: this.#runtime.url, extras };
    await notePlan(this.#page, { ...plan, whole: false });
    const { progress } = messages.takeAlong;
    const taken = await takeAlong(plan.pages, this.#root, {
      progress: (count, total) => this.#say(progress(count, total)),
    });
    await this.#takeOrOfferPython(plan, taken);
  }

  /** Says how many bytes of Python have yet to come, and asks whether they may. */
  async #takeOrOfferPython(plan: Omit<TakenPlan, "whole">, taken: Taken): Promise<void> {
    const python = taken.runs ? await lookForPython(this.#runtime, taken.packages) : null;
    const noted = { ...plan, extras: python?.extras ?? [] };
    await notePlan(this.#page, { ...noted, whole: python === null || python.bytes === 0 });
    const { here, needs, fetch } = messages.takeAlong;
    if (python === null || python.bytes === 0) {
      this.#show(here(plan.pages.length), this.#dropping());
    } else {
      const agreed = button(fetch(python.bytes), "button", () =>
        this.#do(() => this.#fetch(python, noted, taken)),
      );
      this.#show(needs(plan.pages.length, taken.bytes, python), agreed, this.#dropping());
    }
  }

  async #fetch(python: PythonAlong, plan: Omit<TakenPlan, "whole">, taken: Taken): Promise<void> {
    this.#loading.hidden = false;
    try {
      await python.fetch(({ done, total }) => {
        this.#bar.max = total;
        this.#bar.value = done;
        this.#count.textContent = messages.takeAlong.loaded(done, total);
      });
    } finally {
      this.#loading.hidden = true;
      // Less is missing now, or nothing.
      await this.#takeOrOfferPython(plan, taken);
    }
  }

  async #drop(): Promise<void> {
    await dropPlan(this.#page, this.#root);
    const { dropped, offer } = messages.takeAlong;
    this.#show(dropped, this.#taking(offer));
  }

  #show(text: string, ...actions: readonly HTMLElement[]): void {
    const held = this.contains(document.activeElement);
    this.#actions.replaceChildren(...actions);
    if (held) actions[0]?.focus();
    this.#say(text);
  }

  #say(text: string): void {
    this.#said.textContent = text;
  }

  /** Whether the site's Python is the one that was taken along, and so are all pages that the plan has now. */
  #isCurrent({ runtime, pages }: TakenPlan): boolean {
    const taken = new Set(pages);
    return (
      runtime === this.#runtime.url && pagesLinkedFrom(document, this.#root).every((page) => taken.has(page))
    );
  }

  get #page(): string {
    return pageOf(location.href);
  }

  get #root(): string {
    return new URL(this.dataset.root ?? "", document.baseURI).href;
  }

  get #runtime(): KnownFile {
    const { runtime = "", runtimeSha256 = "" } = this.dataset;
    return { url: new URL(runtime, document.baseURI).href, label: "runtime.json", sha256: runtimeSha256 };
  }
}

/** Whether an error says that the browser gives the site no more room. */
function isFull(error: unknown): boolean {
  return error instanceof Error && error.name === "QuotaExceededError";
}

/** This page, and the pages of the site that its main part links to; files and fragments are none. */
export function pagesLinkedFrom(page: Document, root: string): string[] {
  // By attribute: the links of a drawing have no address as a property.
  const links = [...page.querySelectorAll("main a[href]")].map(
    (link) => new URL(link.getAttribute("href") ?? "", page.baseURI).href,
  );
  const pages = [page.location.href, ...links]
    .map(pageOf)
    .filter((href) => href.startsWith(root) && href.endsWith("/"));
  return [...new Set(pages)];
}

function pageOf(href: string): string {
  return href.replace(/[?#].*$/, "");
}
