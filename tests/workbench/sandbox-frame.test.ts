// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { messages } from "#texts/workbench";
import { SandboxFrame } from "../../site_src/workbench/sandbox-frame";

const BOOT_MS = 120_000;
let frame: SandboxFrame;
let inside: MessagePort;

beforeEach(async () => {
  vi.stubGlobal("fetch", async () => new Response("<!doctype html>"));
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  frame = new SandboxFrame("about:blank", document.body);
  const element = await vi.waitUntil(() => document.querySelector("iframe"));
  const postMessage = vi.fn();
  Object.defineProperty(element, "contentWindow", { value: { postMessage } });
  element.dispatchEvent(new Event("load"));
  await vi.waitUntil(() => postMessage.mock.calls.length > 0);
  inside = postMessage.mock.calls.map(([, , [port]]) => port as MessagePort)[0] as MessagePort;
});

afterEach(() => {
  frame.close();
  inside.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("opens when the frame says so", async () => {
  inside.postMessage({ type: "opened" });
  await expect(frame.opened).resolves.toBeUndefined();
});

test.each([null, "opened", { type: "reboot" }, { type: "died", worker: "all", message: "" }])(
  "a report that cannot be read, %j, ends the wait for the frame and for its workers",
  async (report) => {
    const worker = frame.start();
    inside.postMessage(report);
    await expect(worker.ready).rejects.toThrow(messages.failure.sandboxReport);
    await expect(frame.opened).rejects.toThrow(messages.failure.sandbox);
  },
);

test("after a report that cannot be read, another worker can be started", async () => {
  inside.postMessage({ type: "opened" });
  await frame.opened;
  const lost = frame.start();
  inside.postMessage({});
  await expect(lost.ready).rejects.toThrow(messages.failure.sandboxReport);
  expect(frame.start().ended).toBe(false);
});

test("a worker that neither answers nor dies is given up, once all files are there", async () => {
  const worker = frame.start();
  vi.advanceTimersByTime(2 * BOOT_MS);
  expect(worker.ended).toBe(false);
  frame.complete({ images: [], layout: { libraries: {}, functions: 0 } });
  vi.advanceTimersByTime(BOOT_MS - 1);
  expect(worker.ended).toBe(false);
  vi.advanceTimersByTime(1);
  expect(worker.ended).toBe(true);
  await expect(worker.ready).rejects.toThrow(messages.failure.slowStart);
});

test("so is one that is started later", () => {
  frame.complete({ images: [], layout: { libraries: {}, functions: 0 } });
  vi.advanceTimersByTime(BOOT_MS);
  const worker = frame.start();
  expect(worker.ended).toBe(false);
  vi.advanceTimersByTime(BOOT_MS);
  expect(worker.ended).toBe(true);
});

test("where the server is gone, whatever the browser says of its network, the kept document is put in", async () => {
  vi.stubGlobal("fetch", async (_url: string, init?: RequestInit) => {
    if (init?.method === "HEAD") throw new TypeError("Failed to fetch");
    return new Response("<p>kept</p>");
  });
  Object.defineProperty(navigator, "serviceWorker", { value: { controller: {} }, configurable: true });
  const host = document.createElement("div");
  document.body.append(host);
  const other = new SandboxFrame("about:blank", host);
  await vi.waitUntil(() => host.querySelector("iframe")?.srcdoc === "<p>kept</p>");
  expect(host.querySelectorAll("iframe")).toHaveLength(1);
  other.close();
  expect(host.querySelectorAll("iframe")).toHaveLength(0);
  Reflect.deleteProperty(navigator, "serviceWorker");
});
