// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { formatProgress, parseProgress } from "../../site_src/progress/format";
import { store } from "../../site_src/progress/here";
import { NOTHING, type Progress } from "../../site_src/progress/progress-data";
import { KEY } from "../../site_src/progress/store";

const NOW = new Date("2026-11-20T12:00:00");
const AT = NOW.toISOString();
let seen: () => void;

beforeAll(async () => {
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      constructor(callback: (entries: readonly { isIntersecting: boolean }[]) => void) {
        seen = () => callback([{ isIntersecting: true }]);
      }
      observe(): void {}
      disconnect(): void {}
    },
  );
  await import("../../site_src/progress/progress");
});

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  localStorage.clear();
  store.renew(NOTHING);
  document.body.replaceChildren();
});
afterEach(() => {
  vi.useRealTimers();
});

const kept = () => parseProgress(localStorage.getItem(KEY));
const keep = (progress: Partial<Progress>) =>
  localStorage.setItem(KEY, formatProgress({ ...NOTHING, ...progress }));
const solved = (...slugs: string[]) =>
  new Map(slugs.map((slug) => [slug, { status: "solved", title: slug, first: AT, last: AT } as const]));

function page(html: string): HTMLElement {
  document.body.innerHTML = html;
  return document.body;
}

/** What another tab's change looks like from here. */
function changedElsewhere(progress: Partial<Progress>): void {
  keep(progress);
  dispatchEvent(new StorageEvent("storage", { key: KEY }));
}

function check(detail: unknown): void {
  document.body.dispatchEvent(new CustomEvent("divebell:checked", { bubbles: true, detail }));
}

test("a check marks the problem everywhere on the page, and in its list", () => {
  const body = page('<ol><li data-item><divebell-status problem="softmax"></divebell-status></li></ol>');
  expect(body.textContent).toBe("");
  expect(body.querySelector("li")?.dataset.status).toBe("new");
  check({ problem: "softmax", title: "Softmax", status: "tried" });
  expect(body.textContent).toBe("tried");
  check({ problem: "softmax", title: "Softmax", status: "solved" });
  expect(body.textContent).toBe("solved");
  expect(body.querySelector("li")?.dataset.status).toBe("solved");
});

test.each([undefined, {}, { problem: "softmax", status: "perfect" }, { problem: "<b>", status: "solved" }])(
  "what is no check is not kept: %j",
  (detail) => {
    check(detail);
    expect(kept()).toEqual(NOTHING);
  },
);

test("what another tab does shows at once", () => {
  const body = page('<divebell-status problem="softmax"></divebell-status>');
  changedElsewhere({ problems: solved("softmax") });
  expect(body.textContent).toBe("solved");
});

test("a page that comes back out of the back-forward cache shows what was done since", () => {
  const body = page('<divebell-status problem="softmax"></divebell-status>');
  keep({ problems: solved("softmax") });
  dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  expect(body.textContent).toBe("solved");
});

test("a bookmark is set and taken away by the same button, which says which", () => {
  const body = page(
    '<divebell-bookmark kind="dive" slug="a-dive" title="A <b>dive</b>"></divebell-bookmark>',
  );
  const button = body.querySelector("button");
  expect(button?.textContent).toBe("Bookmark A <b>dive</b>");
  expect(button?.getAttribute("aria-pressed")).toBe("false");
  button?.click();
  expect(button?.getAttribute("aria-pressed")).toBe("true");
  expect(kept().bookmarks.get("dive:a-dive")?.title).toBe("A <b>dive</b>");
  button?.click();
  expect(kept().bookmarks.size).toBe(0);
});

test("bookmarks are listed by kind, the newest first, and a removal can be undone", () => {
  const mark = (kind: string, slug: string, since: string) =>
    [`${kind}:${slug}`, { kind, slug, title: slug, since }] as const;
  keep({
    bookmarks: new Map([
      mark("problem", "old", "2026-11-01T00:00:00.000Z"),
      mark("case", "netflix", "2026-11-03T00:00:00.000Z"),
      mark("problem", "new", "2026-11-02T00:00:00.000Z"),
    ]),
  });
  const body = page("<divebell-bookmarks></divebell-bookmarks>");
  const titles = () => [...body.querySelectorAll("h2, li a")].map((each) => each.textContent);
  expect(titles()).toEqual(["Case studies", "netflix", "Problems", "new", "old"]);
  expect(body.querySelector("a")?.href).toMatch(/\/case-studies\/netflix\/$/);
  const remove = [...body.querySelectorAll("button")].find((each) => each.textContent === "Remove new");
  remove?.click();
  expect(titles()).toEqual(["Case studies", "netflix", "Problems", "old"]);
  (document.activeElement as HTMLElement).click();
  expect(titles()).toEqual(["Case studies", "netflix", "Problems", "new", "old"]);
});

test("without bookmarks, the page says where they come from", () => {
  expect(page("<divebell-bookmarks></divebell-bookmarks>").textContent).toContain("No bookmarks yet");
});

test("a dive is opened when its page is, and read once its end has been seen", () => {
  page('<divebell-place kind="dive" slug="a-dive" title="A dive"></divebell-place>');
  expect(kept().opened?.slug).toBe("a-dive");
  expect(kept().read.size).toBe(0);
  seen();
  expect([...kept().read.keys()]).toEqual(["a-dive"]);
  expect(kept().days).toEqual(["2026-11-20"]);
});

test("a new reader is not told of what there is not", () => {
  const element = page("<divebell-continue></divebell-continue>").querySelector<HTMLElement>("*");
  expect(element?.hidden).toBe(true);
  expect(element?.childElementCount).toBe(0);
});

test("a reader who comes back finds the place, and days with their gaps", () => {
  keep({
    opened: { kind: "problem", slug: "softmax", title: "Softmax" },
    days: ["2026-11-10", "2026-11-18", "2026-11-19"],
  });
  const body = page("<divebell-continue></divebell-continue>");
  expect(body.querySelector("a")?.textContent).toBe("Softmax");
  expect(body.textContent).toContain("2 days in a row");
  expect(body.textContent).toContain("today is still to come");
  const days = [...body.querySelectorAll(".dp-day")].map(({ className }) => className.split("dp-").at(-1));
  expect(days).toEqual([
    ...["missed", "missed", "missed", "counted", ...Array(7).fill("missed")],
    ...["counted", "counted", "coming"],
  ]);
  expect(body.querySelector("[role=img]")?.getAttribute("aria-label")).toBe("3 of the last 14 days");
});

test("a bar counts what is solved, and leads on to the first that is not", () => {
  keep({ problems: solved("a", "c", "elsewhere") });
  const body = page(`<main><divebell-progress data-problems="a b c" data-continue></divebell-progress>
    <a href="../../problems/a/">Problem A</a> <a href="../../problems/b/">Problem B</a></main>`);
  const bar = body.querySelector("divebell-progress");
  expect(bar?.textContent).toBe("2 of 3 solvedContinue with Problem B");
  check({ problem: "b", title: "B", status: "solved" });
  expect(bar?.textContent).toBe("3 of 3 solved");
  expect(bar?.hasAttribute("data-complete")).toBe(true);
});

test("what was cleared from outside is said once, and the page shows it", () => {
  keep({ problems: solved("softmax") });
  const body = page('<divebell-status problem="softmax"></divebell-status>');
  expect(body.textContent).toBe("solved");
  localStorage.clear();
  document.dispatchEvent(new Event("visibilitychange"));
  document.dispatchEvent(new Event("visibilitychange"));
  expect(body.querySelector("divebell-status")?.textContent).toBe("");
  expect(body.querySelectorAll("[role=status]")).toHaveLength(1);
  expect(body.textContent).toContain("has been cleared");
});

test("where nothing can be kept, that is said once", () => {
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  check({ problem: "softmax", title: "Softmax", status: "tried" });
  check({ problem: "attention", title: "Attention", status: "tried" });
  const notices = document.querySelectorAll("[role=status]");
  expect(notices).toHaveLength(1);
  expect(notices[0]?.textContent).toContain("no room left");
  vi.restoreAllMocks();
});
