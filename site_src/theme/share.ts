import { messages } from "#texts/site";
import { SHOWN_FOR_MS } from "./copy";

/** Lets the link to the page itself be copied by a click; without this, it is a plain link. */
export function copySharedLink(page: Document): void {
  if (!navigator.clipboard) return;
  for (const link of page.querySelectorAll<HTMLAnchorElement>("[data-copy-link]")) {
    const label = link.textContent;
    link.textContent = messages.copy.link;
    link.addEventListener("click", async (event) => {
      event.preventDefault();
      try {
        await navigator.clipboard.writeText(link.href);
        link.textContent = messages.copy.done;
      } catch {
        link.textContent = label;
        location.assign(link.href);
        return;
      }
      setTimeout(() => {
        link.textContent = messages.copy.link;
      }, SHOWN_FOR_MS);
    });
  }
}
