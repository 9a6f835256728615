// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from "vitest";
import type { Version } from "../../site_src/records/problem-record";
import { HistoryView } from "../../site_src/workbench/history-view";
import { starterChange } from "../../site_src/workbench/starter-change";

const VERSIONS: Version[] = [
  { source: "third", at: "2026-11-20T12:00:00.000Z", check: { outcome: "pass", passed: 3, total: 3 } },
  { source: "second", at: "2026-11-20T11:00:00.000Z", check: { outcome: "fail", passed: 1, total: 3 } },
  { source: "first <b>", at: "2026-11-20T10:00:00.000Z", check: null },
];

let place: HTMLElement;
beforeEach(() => {
  place = document.createElement("div");
  document.body.replaceChildren(place);
});

test("nothing is shown until it is asked for", () => {
  const view = new HistoryView(place, vi.fn(), vi.fn());
  view.update(VERSIONS);
  expect(place.textContent).toBe("");
});

test("each version says how its check ended, shows its code as text, and can be brought back", () => {
  const restore = vi.fn();
  const view = new HistoryView(place, restore, vi.fn());
  view.show(VERSIONS);
  const entries = [...place.querySelectorAll("li")];
  expect(entries.map((entry) => entry.querySelector("summary span")?.textContent)).toEqual([
    "All 3 tests pass",
    "1 of 3 tests pass",
    "not checked",
  ]);
  expect(entries[2]?.querySelector("pre")?.textContent).toBe("first <b>");
  entries[1]?.querySelector("button")?.click();
  expect(restore).toHaveBeenCalledExactlyOnceWith(VERSIONS[1]);
});

test("without versions, it says when there will be some", () => {
  new HistoryView(place, vi.fn(), vi.fn()).show([]);
  expect(place.textContent).toContain("every version that you check");
});

test("a changed starter stands beside the one before, and the answer folds the question", () => {
  const [begin, keep] = [vi.fn(), vi.fn()];
  place.append(starterChange({ before: "old", now: "new", begin, keep }));
  expect([...place.querySelectorAll("pre")].map((code) => code.textContent)).toEqual(["old", "new"]);
  place.querySelector("button")?.click();
  expect(keep).toHaveBeenCalledOnce();
  expect(begin).not.toHaveBeenCalled();
  expect(place.textContent).toBe("");
});

test("Escape closes it and says so", () => {
  const left = vi.fn();
  const view = new HistoryView(place, vi.fn(), left);
  view.show([]);
  place.querySelector("section")?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  expect(view.shown).toBe(false);
  expect(left).toHaveBeenCalledOnce();
});
