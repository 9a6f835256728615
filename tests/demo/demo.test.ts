// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Client, Wanted } from "../../site_src/demo/artist";

const artist = { prepare: vi.fn(), want: vi.fn(), forget: vi.fn() };
vi.mock("../../site_src/demo/artist", () => ({ artistOf: () => artist }));
await import("../../site_src/demo/demo");

/** What the site's build makes of a demo with a control of each kind. */
const PAGE = readFileSync("tests/render/goldens/demo/waves.html", "utf8");

let host: HTMLElement & Client;

beforeEach(() => {
  vi.useFakeTimers();
  for (const call of Object.values(artist)) call.mockReset();
  document.body.innerHTML = PAGE;
  host = document.querySelector("divebell-demo") as HTMLElement & Client;
});

afterEach(() => {
  vi.useRealTimers();
});

const control = <Kind extends HTMLElement>(name: string, input = "input, select") =>
  host.querySelector<Kind>(`[data-name="${name}"] :is(${input})`) as Kind;

async function move(name: string, value: string): Promise<void> {
  const input = control<HTMLInputElement>(name);
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  await vi.advanceTimersByTimeAsync(1);
}

const wanted = (): Wanted => artist.want.mock.lastCall?.[1];
const values = () => JSON.parse(wanted().values);
const text = (selector: string) => host.querySelector(selector)?.textContent;
const drawing = () => document.createElementNS("http://www.w3.org/2000/svg", "svg");

function draw(description = ""): void {
  host.drawn({ drawing: drawing(), description }, wanted());
}

test("nothing is asked for before a control is touched", async () => {
  await vi.advanceTimersByTimeAsync(1000);
  expect(artist.prepare).not.toHaveBeenCalled();
  expect(artist.want).not.toHaveBeenCalled();
});

test("values go as the code has them: numbers, texts, yes and no", async () => {
  await move("frequency", "2.5");
  expect(values()).toEqual({ frequency: 2.5, rate: 0.01, points: 100, shape: "sine", kind: 3, grid: true });
  control<HTMLInputElement>("shape", '[value*="square"]').click();
  control<HTMLInputElement>("grid").click();
  await move("kind", "5");
  expect(values()).toMatchObject({ shape: "square <>", grid: false, kind: 5 });
  expect(wanted().source).toMatch(/^import matplotlib\.pyplot as plt\n[\s\S]*Hz\."\n$/);
});

test("a logarithmic slider has values in equal ratios, to three digits, and its own default", async () => {
  await move("rate", "100");
  expect(values().rate).toBe(1);
  await move("rate", "50");
  expect(values().rate).toBe(0.0316);
  expect(text('[data-name="rate"] output')).toBe("0.0316");
  await move("rate", "33");
  expect(text('[data-name="rate"] output')).toBe("0.01");
});

test("a value stands beside its slider, and is what is said of it", async () => {
  await move("frequency", "3.25");
  expect(text('[data-name="frequency"] output')).toBe("3.25 Hz");
  expect(control("frequency").getAttribute("aria-valuetext")).toBe("3.25 Hz");
});

test("a drawing takes the figure's place, with the sentence; what changed is said once it is quiet", async () => {
  await move("frequency", "3");
  draw("A faster wave.");
  expect(text(".demo-description")).toBe("A faster wave.");
  const settings = "Frequency ω: 3.00 Hz, Rate: 0.01, Points: 100, Shape: sine, Kind: 3, Show the grid: on";
  expect(host.querySelector(".figure-svg")?.getAttribute("aria-label")).toBe(`A faster wave. (${settings})`);
  expect(text(".demo-said")).toBe("");
  await vi.advanceTimersByTimeAsync(1000);
  expect(text(".demo-said")).toBe(`${settings}. A faster wave.`);
});

test("Reset brings back the figure that came with the page, without Python", async () => {
  const still = host.querySelector(".figure-svg")?.firstElementChild;
  await move("frequency", "3");
  draw("A faster wave.");
  artist.want.mockClear();
  host.querySelector<HTMLButtonElement>("button[type=reset]")?.click();
  await vi.advanceTimersByTimeAsync(10);
  expect(host.querySelector(".figure-svg")?.firstElementChild).toBe(still);
  expect(host.querySelector(".figure-svg")?.getAttribute("aria-label")).toBe('A "wave".');
  expect(text(".demo-description")).toBe("A sine of 2 < 30 Hz.");
  expect(text('[data-name="frequency"] output')).toBe("2.00 Hz");
  expect(artist.want).not.toHaveBeenCalled();
  expect(artist.forget).toHaveBeenCalledOnce();
});

test("a drawing that comes after Reset is not shown", async () => {
  await move("frequency", "3");
  await move("frequency", "2");
  draw("Too late.");
  expect(text(".demo-description")).toBe("A sine of 2 < 30 Hz.");
});

test("bytes on their way are told, and what goes wrong", async () => {
  await move("frequency", "3");
  host.loading({ done: 2_500_000, total: 10_000_000 });
  expect(text(".demo-status")).toBe("Loading Python: 2.5 of 10.0 MB");
  expect(host.querySelector("progress")?.hidden).toBe(false);
  host.loading(null);
  expect(text(".demo-status")).toBe("");
  host.drawn({ error: "Line 12 raised ZeroDivisionError: division by zero" }, wanted());
  expect(text(".demo-status")).toBe("Line 12 raised ZeroDivisionError: division by zero");
  expect(host.dataset.state).toBe("failed");
  host.failed("late");
  expect(text(".demo-status")).toContain("took too long");
  await vi.advanceTimersByTimeAsync(1000);
  expect(text(".demo-said")).toContain("took too long");
});

test("a mouse on a control makes Python ready; a finger that may only scroll does not", async () => {
  const press = async (pointerType: string, target: HTMLElement) => {
    const event = new Event("pointerdown", { bubbles: true });
    target.dispatchEvent(Object.assign(event, { pointerType }));
    await vi.advanceTimersByTimeAsync(1);
  };
  await press("touch", control("frequency"));
  await press("mouse", host.querySelector(".demo-foot") as HTMLElement);
  expect(artist.prepare).not.toHaveBeenCalled();
  await press("mouse", control("frequency"));
  expect(artist.prepare).toHaveBeenCalledExactlyOnceWith(host);
});
