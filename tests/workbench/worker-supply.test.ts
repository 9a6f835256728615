import { expect, test } from "vitest";
import type { PythonWorker } from "../../site_src/workbench/python-worker";
import { WorkerSupply } from "../../site_src/workbench/worker-supply";

class FakeWorker {
  readonly ready = Promise.resolve();
  readonly booted = true;
  ended = false;
  end(): void {
    this.ended = true;
  }
}

function supplyOf(keepsSpare: boolean) {
  const workers: FakeWorker[] = [];
  const start = () => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker as unknown as PythonWorker;
  };
  return { workers, supply: new WorkerSupply(start, keepsSpare) };
}

test("gives the same worker until it is replaced", async () => {
  const { supply, workers } = supplyOf(false);
  expect(await supply.take()).toBe(await supply.take());
  supply.replace();
  expect(await supply.take()).toBe(workers[1]);
  expect(workers[0]?.ended).toBe(true);
});

test("starts a spare only at rest, and only one", () => {
  const { supply, workers } = supplyOf(true);
  expect(workers).toHaveLength(1);
  supply.rest();
  supply.rest();
  expect(workers).toHaveLength(2);
});

test("the spare takes the place of a worker that is replaced", async () => {
  const { supply, workers } = supplyOf(true);
  supply.rest();
  supply.replace();
  expect(await supply.take()).toBe(workers[1]);
  expect(workers).toHaveLength(2);
});

test("a spare that died meanwhile is not used", async () => {
  const { supply, workers } = supplyOf(true);
  supply.rest();
  workers[1]?.end();
  supply.replace();
  expect(await supply.take()).toBe(workers[2]);
});

test("keeps no spare where memory is short", () => {
  const { supply, workers } = supplyOf(false);
  supply.rest();
  expect(workers).toHaveLength(1);
});

test("a worker that died by itself is replaced when the next is asked for", async () => {
  const { supply, workers } = supplyOf(false);
  workers[0]?.end();
  expect(await supply.take()).toBe(workers[1]);
});
