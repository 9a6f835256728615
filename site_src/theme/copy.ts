import { messages } from "#texts/site";

export const SHOWN_FOR_MS = 2000;

/** Gives each block of highlighted code a button that copies it. */
export function addCopyButtons(page: Document): void {
  if (!navigator.clipboard) return;
  for (const code of page.querySelectorAll<HTMLElement>(".highlight > pre > code")) {
    const button = page.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = messages.copy.code;
    button.addEventListener("click", () => copy(code, button));
    code.closest(".highlight")?.append(button);
  }
}

async function copy(code: HTMLElement, button: HTMLButtonElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = messages.copy.done;
  } catch {
    button.textContent = messages.copy.refused;
  }
  setTimeout(() => {
    button.textContent = messages.copy.code;
  }, SHOWN_FOR_MS);
}
