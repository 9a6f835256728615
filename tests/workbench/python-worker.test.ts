import { afterEach, expect, test, vi } from "vitest";
import { PythonWorker, WorkerFailure } from "../../site_src/workbench/python-worker";

const RUN = { type: "run", source: "", scratch: "", input: "", language: "en" } as const;
const open: MessagePort[] = [];

afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

function connect() {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  const terminate = vi.fn();
  return { worker: new PythonWorker(port1, terminate), other: port2, terminate };
}

test("gives the events and then the result of its request", async () => {
  const { worker, other } = connect();
  other.postMessage({ type: "ready" });
  await worker.ready;
  expect(worker.booted).toBe(true);
  const events: string[] = [];
  const result = worker.request(RUN, (batch) => events.push(...batch));
  other.postMessage({ type: "events", events: ["one", "two"] });
  other.postMessage({ type: "done", result: "{}" });
  expect(await result).toBe("{}");
  expect(events).toEqual(["one", "two"]);
});

test.each([
  ["says that it failed", { type: "failed", message: "out of memory" }],
  ["sends nonsense", { type: "done" }],
])("a worker that %s is ended, and its request fails", async (_, message) => {
  const { worker, other, terminate } = connect();
  const result = worker.request(RUN, () => {});
  other.postMessage(message);
  await expect(result).rejects.toThrow(WorkerFailure);
  await expect(worker.ready).rejects.toThrow(WorkerFailure);
  expect(terminate).toHaveBeenCalledOnce();
});

test("a worker whose events cannot be read is ended", async () => {
  const { worker, other } = connect();
  const result = worker.request(RUN, () => {
    throw new Error("malformed");
  });
  other.postMessage({ type: "events", events: ["?"] });
  await expect(result).rejects.toThrow("malformed");
});

test("has its time to boot, and no clock afterwards", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { worker, other, terminate } = connect();
  worker.bootWithin(5);
  other.postMessage({ type: "ready" });
  await worker.ready;
  worker.bootWithin(5);
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
  expect(worker.ended).toBe(false);
  expect(terminate).not.toHaveBeenCalled();
});

test("says how long it took to boot from what was there", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  const { worker, other } = connect();
  vi.advanceTimersByTime(60_000);
  worker.bootWithin(90);
  vi.advanceTimersByTime(4_000);
  other.postMessage({ type: "ready" });
  await worker.ready;
  vi.useRealTimers();
  expect(worker.bootSeconds).toBe(4);
});

test("an ended worker takes no request", async () => {
  const { worker, terminate } = connect();
  worker.end();
  worker.end();
  await expect(worker.request(RUN, () => {})).rejects.toThrow(WorkerFailure);
  expect(terminate).toHaveBeenCalledOnce();
});
