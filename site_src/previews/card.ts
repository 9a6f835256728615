// The card beside a link: it stays while the mouse or the focus is on the link or on the card, and Escape ends it
// (WCAG 1.4.13). It lies above the page, so nothing moves.

import { messages } from "#texts/link-previews";
import { element } from "../dom/element";
import styles from "./card.css?inline";
import { type Preview, previewOf } from "./data";

const OPEN_MS = 300;
const CLOSE_MS = 200;
const GAP = 6;
const ID = "link-preview";

let card: HTMLElement | null = null;
let shown: HTMLAnchorElement | null = null;
let wanted: HTMLAnchorElement | null = null;
let timer = 0;

/** Shows the preview of a link after a moment, or now; it goes when nobody rests on either any more. */
export function restOn(link: HTMLAnchorElement, now: boolean): void {
  if (link === wanted) return;
  wanted = link;
  window.clearTimeout(timer);
  const leave = () => {
    if (wanted === link) wanted = null;
    close();
  };
  link.addEventListener("pointerleave", leave, { once: true });
  link.addEventListener("blur", leave, { once: true });
  timer = window.setTimeout(() => void open(link), now ? 0 : OPEN_MS);
}

async function open(link: HTMLAnchorElement): Promise<void> {
  const preview = await previewOf(link.href, import.meta.url);
  if (!preview || wanted !== link) return;
  hide();
  card ??= build();
  fill(card, preview);
  shown = link;
  link.setAttribute("aria-describedby", ID);
  card.showPopover();
  place(card, link);
  document.addEventListener("keydown", dismiss, true);
}

/** Hides the card a moment later, unless the pointer has come to rest on it. */
function close(): void {
  window.clearTimeout(timer);
  timer = window.setTimeout(() => {
    if (!card?.matches(":hover") && wanted !== shown) hide();
  }, CLOSE_MS);
}

function hide(): void {
  document.removeEventListener("keydown", dismiss, true);
  shown?.removeAttribute("aria-describedby");
  shown = null;
  if (card?.matches(":popover-open")) card.hidePopover();
}

function dismiss(event: KeyboardEvent): void {
  if (event.key !== "Escape") return;
  event.stopPropagation();
  hide();
}

function build(): HTMLElement {
  const style = document.createElement("style");
  style.textContent = styles;
  const made = element("div", { id: ID, class: "link-preview", role: "tooltip", popover: "manual" });
  made.addEventListener("pointerenter", () => window.clearTimeout(timer));
  made.addEventListener("pointerleave", close);
  document.head.append(style);
  (document.querySelector("main") ?? document.body).append(made);
  return made;
}

function fill(into: HTMLElement, { kind, title, sentence }: Preview): void {
  into.replaceChildren(
    element("p", { class: "eyebrow" }, messages.kinds[kind as keyof typeof messages.kinds] ?? ""),
    element("p", { class: "link-preview-title" }, title),
    element("p", {}, sentence),
  );
}

/** Under the line of the link that the pointer is likely on; above it where there is no room. */
function place(it: HTMLElement, link: HTMLAnchorElement): void {
  const line = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const { width, height } = it.getBoundingClientRect();
  const left = Math.min(Math.max(line.left, GAP), document.documentElement.clientWidth - width - GAP);
  const below = line.bottom + GAP + height <= window.innerHeight || line.top < height + GAP;
  it.style.left = `${left + window.scrollX}px`;
  it.style.top = `${(below ? line.bottom + GAP : line.top - GAP - height) + window.scrollY}px`;
}
