import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Boot, Workers } from "../../site_src/sandbox/workers";

const BOOT = {
  files: [],
  interpreter: {} as WebAssembly.Module,
  images: ["numpy.tar"],
  layout: { libraries: {}, functions: 0 },
};
const SCRIPTS = [{ name: "pyodide.js", bytes: new ArrayBuffer(0) }];

/** Stands in for the browser's worker: says what it is told, and fails when asked. */
class FakeWorker {
  static readonly started: FakeWorker[] = [];
  onerror: ((event: object) => void) | null = null;
  readonly postMessage = vi.fn();
  readonly terminate = vi.fn();

  constructor(readonly url: string) {
    FakeWorker.started.push(this);
  }
}

const died = vi.fn();
const workers = (boot: Promise<Boot> = Promise.resolve(BOOT)) =>
  new Workers("blob:script", Promise.resolve(SCRIPTS), boot, died);

beforeEach(() => {
  vi.stubGlobal("Worker", FakeWorker);
});
afterEach(() => {
  vi.unstubAllGlobals();
  FakeWorker.started.length = 0;
  died.mockReset();
});

test("a worker starts at once, runs its scripts, and boots when everything is there", async () => {
  let complete: (boot: Boot) => void = () => {};
  const boot = new Promise<Boot>((resolve) => {
    complete = resolve;
  });
  const started = workers(boot).start(3, []);
  const [worker] = FakeWorker.started;
  await Promise.resolve();
  await Promise.resolve();
  expect(worker?.postMessage).toHaveBeenCalledExactlyOnceWith({ type: "scripts", scripts: SCRIPTS });
  complete(BOOT);
  await started;
  expect(worker?.postMessage).toHaveBeenCalledTimes(2);
  expect(worker?.postMessage).toHaveBeenLastCalledWith({ type: "boot", ...BOOT }, []);
  expect(died).not.toHaveBeenCalled();
});

test.each([
  ["with a message", { message: "out of memory" }, "out of memory"],
  ["without one", {}, "its script does not start"],
])("a worker that dies %s is ended, and the page is told in words", async (_, error, told) => {
  await workers().start(3, []);
  const [worker] = FakeWorker.started;
  worker?.onerror?.({ preventDefault: () => {}, ...error });
  expect(worker?.terminate).toHaveBeenCalledOnce();
  expect(died).toHaveBeenCalledExactlyOnceWith(3, told);
});

test("the page is told when the browser refuses a worker", async () => {
  vi.stubGlobal(
    "Worker",
    class {
      constructor() {
        throw new Error("refused");
      }
    },
  );
  await workers().start(3, []);
  expect(died).toHaveBeenCalledExactlyOnceWith(3, "Error: refused");
});

test("the page is told when the interpreter does not compile", async () => {
  await workers(Promise.reject(new Error("not WebAssembly"))).start(3, []);
  expect(FakeWorker.started[0]?.terminate).toHaveBeenCalledOnce();
  expect(died).toHaveBeenCalledExactlyOnceWith(3, "Error: not WebAssembly");
});

test("the page is told when the interpreter cannot be handed over", async () => {
  const started = workers().start(3, []);
  FakeWorker.started[0]?.postMessage.mockImplementation(() => {
    throw new Error("cannot be cloned");
  });
  await started;
  expect(died).toHaveBeenCalledExactlyOnceWith(3, "Error: cannot be cloned");
});
