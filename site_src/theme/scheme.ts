import { messages } from "#texts/site";

type Choice = "auto" | "light" | "dark";

/** Shared with partials/scheme-script.html, which applies the choice before the first paint. */
const KEY = "divebell:scheme";

const NEXT: Record<Choice, Choice> = { auto: "light", light: "dark", dark: "auto" };

/** Lets the header's button go through automatic, light and dark, and remembers the choice. */
export function connectSchemeToggle(page: Document): void {
  const button = page.querySelector<HTMLButtonElement>(".scheme-toggle");
  if (!button) return;
  const root = page.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  let choice = asChoice(root.dataset.scheme);

  const show = () => {
    const dark = choice === "dark" || (choice === "auto" && system.matches);
    root.dataset.scheme = choice;
    root.dataset.mdColorScheme = dark ? "slate" : "default";
    button.title = messages.scheme[choice];
    button.ariaLabel = messages.scheme[choice];
  };

  button.addEventListener("click", () => {
    choice = NEXT[choice];
    remember(choice);
    show();
  });
  system.addEventListener("change", show);
  show();
}

function asChoice(value: string | undefined): Choice {
  return value === "light" || value === "dark" ? value : "auto";
}

function remember(choice: Choice): void {
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // Storage is refused or full: the choice holds for this page.
  }
}
