// @vitest-environment jsdom
import { expect, test, vi } from "vitest";
import { mayPrefetch, whenTurnedTo } from "../../site_src/workbench/activation";

test.each([
  ["the browser does not tell", undefined, false],
  ["the connection is fast", { effectiveType: "4g", saveData: false }, true],
  ["the reader saves data", { effectiveType: "4g", saveData: true }, false],
  ["the connection is slow", { effectiveType: "3g", saveData: false }, false],
  ["only half is told", { effectiveType: "4g" }, false],
])("where %s, fetching unasked is %3$s", (_, connection, allowed) => {
  expect(mayPrefetch(connection)).toBe(allowed);
});

function pointer(type: string, pointerType: string): Event {
  return Object.assign(new Event(type, { bubbles: true }), { pointerType });
}

test.each([
  ["the mouse comes over it", pointer("pointerenter", "mouse"), true],
  ["a finger scrolls past it", pointer("pointerenter", "touch"), false],
  ["a finger is put on it", pointer("pointerdown", "touch"), false],
  ["it is tapped", new MouseEvent("click", { bubbles: true }), true],
  ["it takes the focus", new FocusEvent("focusin", { bubbles: true }), true],
])("when %s, the reader turns to it: %3$s", (_, event, expected) => {
  const target = document.createElement("div");
  const turned = vi.fn();
  whenTurnedTo(target, turned);
  target.dispatchEvent(event);
  target.dispatchEvent(event);
  expect(turned).toHaveBeenCalledTimes(expected ? 1 : 0);
});
