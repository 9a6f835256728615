import { checked } from "./changes";
import type { ProgressStore } from "./store";

const SLUG = /^[a-z0-9][a-z0-9-]{0,99}$/;

/** Keeps what workbenches tell with `divebell:checked`. */
export function followChecks(page: EventTarget, store: ProgressStore): void {
  page.addEventListener("divebell:checked", (event) => {
    const told: Readonly<Record<string, unknown>> = (event as CustomEvent).detail ?? {};
    const { problem, status, title } = told;
    if (typeof problem !== "string" || !SLUG.test(problem)) return;
    if (status !== "tried" && status !== "solved") return;
    const named = typeof title === "string" ? title : "";
    store.change((progress) => checked(progress, { problem, status, title: named }, new Date()));
  });
}
