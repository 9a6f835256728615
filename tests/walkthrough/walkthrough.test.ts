// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from "vitest";
import "../../site_src/walkthrough/walkthrough";

const STEPS = [
  ["0:1-2", '<span class="n">a</span> = 1\nb = &lt;2&gt;\n'],
  ["1:1-1 0:2-2", "a = 3\n"],
  ["1:1-1 0:2-2 2:1-1", "c = 4\n"],
];

let host: HTMLElement;
const writeText = vi.fn(async (_text: string) => {});

beforeEach(() => {
  writeText.mockClear();
  Object.assign(navigator, { clipboard: { writeText } });
  window.matchMedia = () => ({ matches: true }) as MediaQueryList;
  Element.prototype.scrollIntoView = () => {};
  const steps = STEPS.map(
    ([program, code]) =>
      `<div class="step"><h4>Step</h4><div class="step-code" data-program="${program}">` +
      `<div class="highlight"><pre><code>${code}</code></pre></div></div></div>`,
  );
  document.body.innerHTML = `<divebell-walkthrough><p class="walkthrough-title">Sums</p>${steps.join("")}</divebell-walkthrough>`;
  host = document.querySelector("divebell-walkthrough") as HTMLElement;
});

const buttons = (name: string) =>
  [...host.querySelectorAll("button")].filter(({ textContent }) => textContent === name);
const press = (name: string, at = 0) => buttons(name)[at]?.click();

test("each step has its number and a way to the next", () => {
  expect([...host.querySelectorAll(".step-number")].map((part) => part.textContent)).toEqual([
    "Step 1 of 3",
    "Step 2 of 3",
    "Step 3 of 3",
  ]);
  expect(host.getAttribute("aria-label")).toBe("Sums");
  expect(buttons("Previous").map(({ disabled }) => disabled)).toEqual([true, false, false]);
  expect(buttons("Next").map(({ disabled }) => disabled)).toEqual([false, false, true]);
});

test("pressing Next again and again leads to the end, and Previous back", () => {
  press("Next");
  expect(document.activeElement).toBe(buttons("Next")[1]);
  press("Next", 1);
  expect(document.activeElement).toBe(buttons("Previous")[2]);
  press("Previous", 2);
  expect(document.activeElement).toBe(buttons("Previous")[1]);
});

test("the code so far is shown at every step, with what is new marked, and put away again", () => {
  press("Code so far", 1);
  const whole = [...host.querySelectorAll(".so-far")];
  expect(whole.map((part) => part.querySelector("code")?.textContent)).toEqual([
    "a = 1\nb = <2>\n",
    "a = 3\n\nb = <2>\n",
    "a = 3\n\nb = <2>\n\nc = 4\n",
  ]);
  expect(whole.map((part) => part.querySelector("ins")?.textContent)).toEqual([
    "a = 1\nb = <2>\n",
    "a = 3\n",
    "c = 4\n",
  ]);
  expect(whole[0]?.querySelector("code .n")?.textContent).toBe("a");
  expect(buttons("Code so far").every((each) => each.getAttribute("aria-pressed") === "true")).toBe(true);
  press("Code so far", 2);
  expect(host.querySelectorAll(".so-far")).toHaveLength(0);
  expect(host.querySelectorAll("[data-whole]")).toHaveLength(0);
});

test("the whole code can be copied", async () => {
  press("Copy the whole code");
  expect(writeText).toHaveBeenCalledWith("a = 3\n\nb = <2>\n\nc = 4\n");
  await vi.waitFor(() => expect(buttons("Copied")).toHaveLength(1));
});
