import { messages } from "#texts/offline";
import { button, element } from "../dom/element";
import { loadRuntime } from "../workbench/runtime-files";
import { takeAlong } from "./taking-along";

/**
 * `<divebell-take-along data-root data-runtime data-runtime-sha256>`: takes this page and all that its main part
 * links to within the site along for reading without a network.
 */
export class TakeAlongElement extends HTMLElement {
  readonly #status = element("p", { role: "status" });
  #busy = false;

  connectedCallback(): void {
    if (this.childElementCount > 0 || !("caches" in globalThis)) return;
    const { offer, explained } = messages.takeAlong;
    this.append(
      button(offer, "button button-quiet", () => void this.#take()),
      element("p", { class: "meta" }, explained),
      this.#status,
    );
  }

  async #take(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    const { progress, python, done, failed } = messages.takeAlong;
    const root = new URL(this.dataset.root ?? "", document.baseURI).href;
    const pages = pagesLinkedFrom(document, root);
    try {
      await takeAlong(pages, root, { progress: (count, total) => this.#say(progress(count, total)) });
      await this.#takePython((count, total) => this.#say(python(count, total)));
      this.#say(done(pages.length));
    } catch {
      this.#say(failed);
    }
    this.#busy = false;
  }

  async #takePython(progress: (done: number, total: number) => void): Promise<void> {
    const { runtime = "", runtimeSha256 = "" } = this.dataset;
    const url = new URL(runtime, document.baseURI).href;
    const loaded = await loadRuntime(url, runtimeSha256, {
      file: () => {},
      progress: ({ done, total }) => progress(done, total),
    });
    await loaded.keep();
  }

  #say(text: string): void {
    this.#status.textContent = text;
  }
}

/** This page, and the pages of the site that its main part links to; files and fragments are none. */
export function pagesLinkedFrom(page: Document, root: string): string[] {
  // By attribute: the links of a drawing have no address as a property.
  const links = [...page.querySelectorAll("main a[href]")].map(
    (link) => new URL(link.getAttribute("href") ?? "", page.baseURI).href,
  );
  const pages = [page.location.href, ...links]
    .map((href) => href.replace(/[?#].*$/, ""))
    .filter((href) => href.startsWith(root) && href.endsWith("/"));
  return [...new Set(pages)];
}
