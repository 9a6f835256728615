// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../site_src/assessment/assessment";
import { MINUTE, SETTING } from "./samples";

const KEY = "divebell:assessment:foundations";
const BEGAN = new Date("2026-11-20T09:00:00Z").getTime();

/** The page of the assessment, as the templates write it. */
function open(): HTMLElement {
  document.querySelector("divebell-assessment")?.remove();
  const host = document.createElement("divebell-assessment");
  host.setAttribute("slug", SETTING.slug);
  host.dataset.minutes = String(SETTING.minutes);
  host.dataset.passMark = String(SETTING.passMark);
  host.dataset.problems = JSON.stringify(SETTING.problems);
  for (const { slug, title } of SETTING.problems) {
    const section = document.createElement("section");
    section.dataset.problem = slug;
    section.hidden = true;
    section.innerHTML = `<h2>${title}</h2><divebell-workbench problem="${slug}"></divebell-workbench>`;
    host.append(section);
  }
  document.body.append(host);
  return host;
}

let host: HTMLElement;
beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ now: BEGAN });
  host = open();
});
afterEach(() => {
  host.remove();
  vi.useRealTimers();
});

const button = (label: string) => {
  const found = [...host.querySelectorAll("button")].find((each) => each.textContent?.startsWith(label));
  if (!found) throw new Error(`no button ${label}`);
  return found;
};
const workbench = (slug: string) => host.querySelector<HTMLElement>(`[problem=${slug}]`);
const seen = () =>
  [...host.querySelectorAll<HTMLElement>("section[data-problem]")]
    .filter(({ hidden }) => !hidden)
    .map(({ dataset }) => dataset.problem);
const clock = () => host.querySelector("[role=timer]")?.textContent;

function keep(problem: string, passed: number, total: number): void {
  const detail = { problem, title: problem, status: passed === total ? "solved" : "tried", passed, total };
  workbench(problem)?.dispatchEvent(new CustomEvent("divebell:checked", { bubbles: true, detail }));
}

test("before the start no problem is shown, and what will happen is said", () => {
  expect(seen()).toEqual([]);
  expect(host.textContent).toContain("3 problems, 30 minutes. To pass, solve 60% of the problems.");
  expect(localStorage.length).toBe(0);
});

test("the clock runs by the wall, over a reload and a sleep", async () => {
  button("Start").click();
  expect(seen()).toEqual(["softmax"]);
  await vi.advanceTimersByTimeAsync(65_000);
  expect(clock()).toBe("28:55");
  // While a laptop sleeps, its timers stand still and its clock goes on.
  vi.setSystemTime(BEGAN + 10 * MINUTE);
  document.dispatchEvent(new Event("visibilitychange"));
  expect(clock()).toBe("20:00");
  vi.setSystemTime(BEGAN + 12 * MINUTE);
  host = open();
  expect(clock()).toBe("18:00");
});

test("a reader goes from problem to problem, and comes back to the same after a reload", () => {
  button("Start").click();
  button("2. Heads").click();
  expect(seen()).toEqual(["heads"]);
  expect(button("2. Heads").getAttribute("aria-current")).toBe("step");
  expect(document.activeElement?.textContent).toBe("Heads");
  host = open();
  expect(seen()).toEqual(["heads"]);
});

test("nothing is revealed before the end, to nobody", () => {
  const heard = vi.fn();
  document.addEventListener("divebell:checked", heard);
  button("Start").click();
  expect(workbench("softmax")?.getAttribute("data-assessment")).toBe("foundations");
  keep("softmax", 4, 4);
  keep("heads", 1, 9);
  expect(heard).not.toHaveBeenCalled();
  expect(button("1. Softmax").textContent).toContain("answer kept");
  expect(host.querySelector(".da-head")?.textContent).not.toMatch(/solved|pass|of 4|of 9/);
  document.removeEventListener("divebell:checked", heard);
});

test("at the end the result is there by problem and topic, and the page is told", () => {
  const heard = vi.fn();
  document.addEventListener("divebell:checked", ({ detail }: CustomEventInit) =>
    heard(detail.problem, detail.status),
  );
  button("Start").click();
  keep("softmax", 4, 4);
  keep("heads", 3, 9);
  button("End").click();
  expect(host.textContent).toContain("1 problem has no answer kept.");
  button("End and see").click();
  dispatchEvent(new Event("load"));
  const result = host.querySelector(".da-result");
  expect(result?.textContent).toContain("Not passed");
  expect(result?.textContent).toContain("1 of 3 problems solved: 33%, and 60% is needed.");
  const rows = [...(result?.querySelectorAll("li") ?? [])].map((row) => row.textContent);
  expect(rows).toEqual([
    "Softmax4 of 4 tests passsolvedLook again Softmax",
    "Heads3 of 9 tests passnot solvedLook again Heads",
    "Updateno answer keptnot solvedLook again Update",
    "Attention1 of 2 solved",
    "Loss1 of 1 solved",
    "Bayes0 of 1 solved",
  ]);
  expect(heard.mock.calls).toEqual([
    ["softmax", "solved"],
    ["heads", "tried"],
  ]);
  expect(workbench("softmax")?.hasAttribute("data-assessment")).toBe(false);
});

test("to end has to be meant", () => {
  button("Start").click();
  button("End").click();
  button("Go on").click();
  expect(host.querySelector(".da-result")).toBeNull();
  expect(document.activeElement).toBe(button("End"));
});

test("when the time is up it ends by itself, and an answer that comes after is too late", async () => {
  button("Start").click();
  keep("softmax", 4, 4);
  await vi.advanceTimersByTimeAsync(30 * MINUTE);
  expect(host.textContent).toContain("1 of 3 problems solved");
  keep("heads", 9, 9);
  expect(JSON.parse(localStorage.getItem(KEY) ?? "").answers).toEqual({ softmax: { passed: 4, total: 4 } });
});

test("an answer that arrives as the laptop wakes too late does not count", () => {
  button("Start").click();
  vi.setSystemTime(BEGAN + 31 * MINUTE);
  keep("softmax", 4, 4);
  document.dispatchEvent(new Event("visibilitychange"));
  expect(host.textContent).toContain("0 of 3 problems solved");
});

test("a page that was closed until the time was up opens with the result", () => {
  button("Start").click();
  keep("softmax", 4, 4);
  vi.setSystemTime(BEGAN + 90 * MINUTE);
  host = open();
  expect(host.textContent).toContain("Time taken: 30 minutes.");
  expect(seen()).toEqual(["softmax"]);
});

test("the last minutes are said aloud, each once", async () => {
  button("Start").click();
  const live = host.querySelector(".da-bar [role=status]");
  await vi.advanceTimersByTimeAsync(19 * MINUTE);
  expect(live?.textContent).toBe("");
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(live?.textContent).toBe("10 minutes left.");
  await vi.advanceTimersByTimeAsync(9 * MINUTE);
  expect(live?.textContent).toBe("1 minute left.");
});

test("where nothing can be kept, that is said before it is too late", () => {
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  button("Start").click();
  expect(host.querySelector(".da-remark")?.textContent).toContain("stay on this page");
  expect(seen()).toEqual(["softmax"]);
  vi.restoreAllMocks();
});

test("what another tab does to the attempt holds here too", () => {
  button("Start").click();
  const kept = JSON.parse(localStorage.getItem(KEY) ?? "");
  localStorage.setItem(KEY, JSON.stringify({ ...kept, ended: BEGAN + MINUTE }));
  dispatchEvent(new StorageEvent("storage", { key: KEY }));
  expect(host.querySelector(".da-result")).not.toBeNull();
});
