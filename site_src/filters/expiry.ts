import { messages } from "#texts/filters";

/**
 * Takes away the items whose last day (`data-until`) is over: their page may have been built days ago. A summary
 * with the items' name (`data-noun`) counts what stays.
 */
export function takeAwayExpired(host: HTMLElement, today: string): void {
  const over = [...host.querySelectorAll<HTMLElement>("[data-item][data-until]")].filter(
    ({ dataset }) => (dataset.until ?? "") < today,
  );
  if (over.length === 0) return;
  for (const item of over) item.remove();
  const summary = host.querySelector<HTMLElement>("[data-summary][data-noun]");
  if (!summary) return;
  const left = host.querySelectorAll("[data-item]").length;
  summary.textContent = messages.count(left, summary.dataset.noun ?? "");
}
