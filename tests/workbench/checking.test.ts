import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CheckSolution, TestChoice } from "../../site_src/sandbox/protocol";
import { Check } from "../../site_src/workbench/checking";
import { type PythonWorker, WorkerFailure } from "../../site_src/workbench/python-worker";
import { WorkerSupply } from "../../site_src/workbench/worker-supply";
import { RAW_RESULT } from "./samples";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Event = Record<string, unknown>;
interface Script {
  readonly events: readonly Event[];
  /** How the request ends; without it, the worker hangs. */
  readonly end?: "done" | "dies" | Event;
  readonly bootSeconds?: number;
}

const PLAN = {
  type: "plan",
  tests: ["a", "b", "c", "d"].map((name) => ({ name, hidden: false, seconds: 2 })),
  load_seconds: 10,
};
const START = { type: "start", test: null };
const start = (test: number) => ({ type: "start", test });
const passed = (test: number) => ({
  type: "test",
  test,
  result: { ...RAW_RESULT, name: "forged", status: "pass" },
});

/** Workers that play their scripts, one after the other, and keep what they were asked. */
function workersPlaying(...scripts: Script[]) {
  const requests: CheckSolution[] = [];
  const make = (): PythonWorker => {
    const script = scripts[started++] ?? { events: [] };
    const { bootSeconds = 0 } = script;
    let fail: (error: Error) => void = () => {};
    const worker = {
      ready: Promise.resolve(),
      ended: false,
      booted: true,
      bootSeconds,
      end() {
        worker.ended = true;
        fail(new WorkerFailure("ended"));
      },
      request(request: CheckSolution, listen: (events: readonly string[]) => void): Promise<string> {
        requests.push(request);
        return new Promise((resolve, reject) => {
          fail = reject;
          for (const event of script.events) listen([JSON.stringify(event)]);
          if (script.end === "dies") worker.end();
          else if (script.end) resolve(JSON.stringify(script.end === "done" ? { error: null } : script.end));
        });
      },
    };
    return worker as unknown as PythonWorker;
  };
  let started = 0;
  return { requests, supply: new WorkerSupply(make, false), started: () => started };
}

function check(supply: WorkerSupply, signal = new AbortController().signal, only: TestChoice | null = null) {
  const listener = { planned: vi.fn(), started: vi.fn(), finished: vi.fn() };
  const verdict = new Check(supply, "source", new ArrayBuffer(0), listener, only).run(signal);
  return { listener, verdict };
}

const statuses = (verdict: { tests: readonly { status: string }[] }) =>
  verdict.tests.map(({ status }) => status);

test("puts the results together under the names of the plan", async () => {
  const { supply } = workersPlaying({
    events: [PLAN, START, ...[0, 1, 2, 3].flatMap((n) => [start(n), passed(n)])],
    end: "done",
  });
  const { verdict, listener } = check(supply);
  expect((await verdict).status).toBe("pass");
  expect((await verdict).tests.map(({ name }) => name)).toEqual(["a", "b", "c", "d"]);
  expect(listener.finished).toHaveBeenCalledTimes(4);
});

test("a test that outstays its time costs its worker, and the check goes on behind it", async () => {
  const { supply, requests } = workersPlaying(
    { events: [PLAN, START, start(0), passed(0), start(1)] },
    { events: [PLAN, START, start(2), passed(2), start(3), passed(3)], end: "done" },
  );
  const { verdict } = check(supply);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(statuses(await verdict)).toEqual(["pass", "timeout", "pass", "pass"]);
  expect((await verdict).tests[1]).toMatchObject({
    kind: "too-slow",
    message: expect.stringContaining("2 seconds"),
  });
  expect(requests.map(({ first }) => first)).toEqual([0, 2]);
});

test("a test has all of its time", async () => {
  const { supply } = workersPlaying({ events: [PLAN, START, start(0)] });
  const { verdict } = check(supply);
  await vi.advanceTimersByTimeAsync(1_900);
  const settled = vi.fn();
  void verdict.then(settled);
  expect(settled).not.toHaveBeenCalled();
});

test("the first test has as much longer as its worker took to boot, and no other has", async () => {
  const { supply } = workersPlaying(
    { events: [PLAN, START, start(0)], bootSeconds: 3 },
    { events: [PLAN, START, start(1), passed(1), start(2)], bootSeconds: 3 },
  );
  const { verdict, listener } = check(supply);
  await vi.advanceTimersByTimeAsync(4_900);
  expect(listener.finished).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(100 + 2_000);
  const messages = (await verdict).tests.map(({ message }) => message);
  expect(messages[0]).toContain("5 seconds");
  expect(messages[2]).toContain("2 seconds");
});

test("after two tests that were too slow, the rest is skipped", async () => {
  const { supply, requests } = workersPlaying(
    { events: [PLAN, START, start(0)] },
    { events: [PLAN, START, start(1)] },
  );
  const { verdict } = check(supply);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(statuses(await verdict)).toEqual(["timeout", "timeout", "skipped", "skipped"]);
  expect(requests).toHaveLength(2);
});

test("a solution that never ends loading is told so, and no test runs", async () => {
  const { supply } = workersPlaying({ events: [PLAN, START] });
  const { verdict } = check(supply);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await verdict).toMatchObject({ status: "error", error: { kind: "too-slow" } });
  expect(statuses(await verdict)).toEqual(["skipped", "skipped", "skipped", "skipped"]);
});

test("a test that breaks Python is an error of that test", async () => {
  const { supply, requests } = workersPlaying(
    { events: [PLAN, START, start(0), passed(0), start(1)], end: "dies" },
    { events: [PLAN, START, start(2), passed(2), start(3), passed(3)], end: "done" },
  );
  const { verdict } = check(supply);
  expect(statuses(await verdict)).toEqual(["pass", "error", "pass", "pass"]);
  expect(requests[1]?.first).toBe(2);
});

test("when the last test is too slow, no other worker is asked", async () => {
  const { supply, requests } = workersPlaying({
    events: [PLAN, START, ...[0, 1, 2].flatMap((n) => [start(n), passed(n)]), start(3)],
  });
  const { verdict } = check(supply);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(statuses(await verdict)).toEqual(["pass", "pass", "pass", "timeout"]);
  expect(requests).toHaveLength(1);
});

test("of one test alone, no other result is taken in", async () => {
  const { supply, requests } = workersPlaying({
    events: [PLAN, START, start(2), passed(2), passed(3)],
    end: "done",
  });
  const { verdict, listener } = check(supply, undefined, { test: "c", seed: 13 });
  expect(statuses(await verdict)).toEqual(["skipped", "skipped", "pass", "skipped"]);
  expect((await verdict).status).toBe("fail");
  expect(requests.map(({ only }) => only)).toEqual([{ test: "c", seed: 13 }]);
  expect(listener.finished).toHaveBeenCalledTimes(1);
});

test("one test alone that is too slow ends the check", async () => {
  const { supply, requests } = workersPlaying({ events: [PLAN, START, start(1)] });
  const { verdict } = check(supply, undefined, { test: "b", seed: null });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(statuses(await verdict)).toEqual(["skipped", "timeout", "skipped", "skipped"]);
  expect(requests).toHaveLength(1);
});

test("the first result of a test stands", async () => {
  const failed = { type: "test", test: 0, result: RAW_RESULT };
  const { supply } = workersPlaying({ events: [PLAN, START, start(0), failed, passed(0)], end: "done" });
  expect(statuses(await check(supply).verdict)[0]).toBe("fail");
});

test("results of tests that were never planned are passed over", async () => {
  const { supply } = workersPlaying({ events: [PLAN, START, passed(9)], end: "done" });
  expect((await check(supply).verdict).tests).toHaveLength(4);
});

test("a judge that never speaks is given up", async () => {
  const { supply } = workersPlaying({ events: [] });
  const { verdict } = check(supply);
  const caught = expect(verdict).rejects.toThrow(WorkerFailure);
  await vi.advanceTimersByTimeAsync(10_000);
  await caught;
});

test("a worker whose shared state was changed is not used again", async () => {
  const { supply, started } = workersPlaying({
    events: [PLAN, START],
    end: { error: null, tampered: "np.sum" },
  });
  expect((await check(supply).verdict).tampered).toBe("np.sum");
  expect(started()).toBe(2);
});

test("when the reader stops it, the check ends as aborted and not as a failure", async () => {
  const { supply } = workersPlaying({ events: [PLAN, START, start(0)] });
  const controller = new AbortController();
  const { verdict } = check(supply, controller.signal);
  const caught = expect(verdict).rejects.toMatchObject({ name: "AbortError" });
  await vi.advanceTimersByTimeAsync(10);
  controller.abort();
  supply.replace();
  await caught;
});
