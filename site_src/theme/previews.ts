// Previews of links by name. Their code and data are fetched when a reader first rests on such a link.

const LINK = ".prose a[href]";

/** Shows what a link in a text leads to while the mouse or the keyboard's focus rests on it; never by touch. */
export function offerPreviews(page: Document): void {
  const offer = async (target: EventTarget | null, now: boolean) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>(LINK) : null;
    if (!link || link.origin !== location.origin || link.getAttribute("href")?.startsWith("#")) return;
    (await import("../previews/card")).restOn(link, now);
  };
  page.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType !== "touch") void offer(target, false);
  });
  page.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element && target.matches(":focus-visible")) void offer(target, true);
  });
}
