import { messages } from "#texts/offline";
import { button, element } from "../dom/element";
import { PAGES, type Request } from "./kept";
import { forgetAll } from "./taken-plans";

/** `<divebell-offline-pages>`: the pages that are kept in this browser, and what can be done with them. */
export class OfflinePagesElement extends HTMLElement {
  connectedCallback(): void {
    void this.#show().catch(() => this.replaceChildren(element("p", {}, messages.kept.unavailable)));
  }

  async #show(): Promise<void> {
    const registration = await navigator.serviceWorker.getRegistration();
    if (!registration) throw new Error("not registered");
    const pages = await keptPages(registration.scope);
    const { none, count, forget } = messages.kept;
    this.replaceChildren(
      element("p", {}, pages.length === 0 ? none : count(pages.length)),
      element(
        "ul",
        { class: "rows" },
        ...pages.map(({ url, title }) =>
          element("li", { class: "row" }, element("a", { class: "row-title", href: url }, title)),
        ),
      ),
      ...(pages.length === 0
        ? []
        : [button(forget, "button button-quiet", () => void this.#forget(registration))]),
    );
    if (registration.waiting) this.prepend(this.#update(registration.waiting));
  }

  #update(waiting: ServiceWorker): HTMLElement {
    const { update, takeOver, tookOver } = messages.kept;
    const note = element("p", { role: "status" }, update, " ");
    const use = button(takeOver, "button", () => {
      waiting.postMessage("take over" satisfies Request);
      note.textContent = tookOver;
    });
    note.append(use);
    return note;
  }

  async #forget(registration: ServiceWorkerRegistration): Promise<void> {
    await forgetAll(registration.scope);
    await registration.unregister();
    this.replaceChildren(element("p", { role: "status" }, messages.kept.forgotten));
  }
}

interface KeptPage {
  readonly url: string;
  readonly title: string;
}

/** The newest first; the page that lists them is none of them. */
async function keptPages(site: string): Promise<KeptPage[]> {
  const cache = await caches.open(PAGES);
  const here = location.href.replace(/[?#].*$/, "");
  const addresses = (await cache.keys())
    .map(({ url }) => url)
    .filter((url) => url.startsWith(site) && url !== here);
  const pages = await Promise.all(
    addresses.map(async (url) => ({
      url,
      title: titleOf((await (await cache.match(url))?.text()) ?? "") ?? url,
    })),
  );
  return pages.reverse();
}

function titleOf(html: string): string | null {
  return new DOMParser().parseFromString(html, "text/html").querySelector("h1")?.textContent?.trim() ?? null;
}
