import type { Verdict } from "./verdict";

/** What the page is told when a check has ended: the detail of the event `divebell:checked`. */
export interface Checked {
  readonly problem: string;
  readonly title: string;
  readonly status: "tried" | "solved";
  /** How many tests passed, of how many. */
  readonly passed: number;
  readonly total: number;
}

/** Tells the page how a check of the host's problem ended, and gives what it told. */
export function announce(host: HTMLElement, verdict: Verdict): Checked {
  const detail: Checked = {
    problem: host.getAttribute("problem") ?? "",
    title: host.dataset.title ?? "",
    status: verdict.status === "pass" ? "solved" : "tried",
    passed: verdict.tests.filter(({ status }) => status === "pass").length,
    total: verdict.tests.length,
  };
  host.dispatchEvent(new CustomEvent("divebell:checked", { bubbles: true, detail }));
  return detail;
}
