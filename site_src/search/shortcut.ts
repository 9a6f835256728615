const TYPING = "input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox]";

/** Whether a key asks for the search: `/`, unless something is being typed or a dialog is open. */
export function asksForSearch(event: KeyboardEvent): boolean {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.defaultPrevented || event.isComposing) return false;
  const target = event.composedPath()[0];
  if (!(target instanceof Element)) return true;
  return !target.closest(TYPING) && !target.ownerDocument.querySelector("dialog[open]");
}
