// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from "vitest";
import { shareMenu } from "../../../site_src/workbench/share/share-menu";

const take = vi.fn();
let menu: HTMLDetailsElement;
beforeEach(() => {
  take.mockClear();
  menu = shareMenu(take);
  document.body.replaceChildren(menu, document.createElement("button"));
  menu.open = true;
});

const choice = (text: string) =>
  [...menu.querySelectorAll("button")].find((each) => each.textContent === text);

test("a choice is taken, and folds the menu", () => {
  choice("Download as .py")?.click();
  expect(take).toHaveBeenCalledExactlyOnceWith("python");
  expect(menu.open).toBe(false);
});

test("Escape folds the menu, and gives the focus back to its button", () => {
  choice("Print")?.focus();
  choice("Print")?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  expect(menu.open).toBe(false);
  expect(document.activeElement).toBe(menu.querySelector("summary"));
});

test("turning elsewhere folds the menu, moving within it does not", () => {
  choice("Print")?.focus();
  choice("Copy the code")?.focus();
  expect(menu.open).toBe(true);
  document.body.querySelector<HTMLElement>(":scope > button")?.focus();
  expect(menu.open).toBe(false);
});
