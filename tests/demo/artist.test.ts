// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from "vitest";
import { Artist, type Client, DRAW_SECONDS, type Python, type Trouble } from "../../site_src/demo/artist";
import { WorkerFailure } from "../../site_src/workbench/python-worker";
import type { PythonListener } from "../../site_src/workbench/sandboxed-python";
import { Unavailable } from "../../site_src/workbench/verified-fetch";

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0"/></svg>';

/** A worker that answers when it is told to. */
class SlowWorker {
  readonly asked: string[] = [];
  #answer: ((result: string) => void) | null = null;
  #fail: ((error: Error) => void) | null = null;

  request({ values }: { values: string }): Promise<string> {
    this.asked.push(values);
    return new Promise((resolve, reject) => {
      this.#answer = resolve;
      this.#fail = reject;
    });
  }

  end(): void {
    this.#fail?.(new WorkerFailure("ended"));
  }

  async answer(result: object = { svg: SVG, description: "" }): Promise<void> {
    await settled();
    this.#answer?.(JSON.stringify(result));
    await settled();
  }
}

const settled = () => new Promise((done) => setTimeout(done));

class Watcher implements Client {
  readonly seen: string[] = [];
  loading(progress: object | null): void {
    this.seen.push(progress ? "loading" : "loaded");
  }
  drawing(): void {
    this.seen.push("drawing");
  }
  drawn(_: object, { values }: { values: string }): void {
    this.seen.push(`drawn ${values}`);
  }
  failed(trouble: Trouble): void {
    this.seen.push(trouble);
  }
}

let worker: SlowWorker;
let take: ReturnType<typeof vi.fn>;
let load: ReturnType<typeof vi.fn>;
let close: ReturnType<typeof vi.fn>;
let opened: number;
let artist: Artist;

beforeEach(() => {
  worker = new SlowWorker();
  take = vi.fn(async () => worker);
  load = vi.fn(async () => {});
  close = vi.fn();
  opened = 0;
  artist = new Artist((listener: PythonListener) => {
    opened += 1;
    listener.progress({ done: 1, total: 2 });
    return { supply: { take }, load, close } as unknown as Python;
  });
});

const wanted = (values: string, source = "code") => ({ source, values });

test("while one is drawn only the latest wish is kept", async () => {
  const demo = new Watcher();
  for (const values of ["1", "2"]) artist.want(demo, wanted(values));
  await worker.answer();
  for (const values of ["3", "4", "5"]) artist.want(demo, wanted(values));
  await worker.answer();
  await worker.answer();
  expect(worker.asked).toEqual(["2", "5"]);
  expect(demo.seen).toEqual(["loading", "loaded", "drawing", "drawn 2", "drawing", "drawn 5"]);
});

test("the demos of a page share one Python, which is opened once, and take turns", async () => {
  const [first, second] = [new Watcher(), new Watcher()];
  artist.want(first, wanted("a", "one"));
  await settled();
  artist.want(second, wanted("b", "two"));
  artist.want(first, wanted("c", "one"));
  for (let drawn = 0; drawn < 3; drawn += 1) await worker.answer();
  expect(worker.asked).toEqual(["a", "b", "c"]);
  expect([opened, load.mock.calls.length]).toEqual([1, 1]);
  // Packages are asked for once for each code.
  expect(take.mock.calls.filter(([code]) => code).map(([code]) => code.source)).toEqual(["one", "two"]);
});

test("a wish that is forgotten is not drawn", async () => {
  const demo = new Watcher();
  artist.want(demo, wanted("1"));
  await settled();
  artist.want(demo, wanted("2"));
  artist.forget(demo);
  await worker.answer();
  await settled();
  expect(worker.asked).toEqual(["1"]);
});

test("a worker that takes too long is ended, and the next wish is drawn by another", async () => {
  vi.useFakeTimers();
  const demo = new Watcher();
  artist.want(demo, wanted("1"));
  await vi.advanceTimersByTimeAsync(DRAW_SECONDS * 1000 + 1);
  vi.useRealTimers();
  expect(demo.seen.at(-1)).toBe("late");
  const late = worker;
  worker = new SlowWorker();
  artist.want(demo, wanted("2"));
  await worker.answer();
  expect(late.asked).toEqual(["1"]);
  expect(demo.seen.at(-1)).toBe("drawn 2");
});

test("a worker that dies is told of, and so is nonsense", async () => {
  const demo = new Watcher();
  artist.want(demo, wanted("1"));
  await settled();
  worker.end();
  await settled();
  expect(demo.seen.at(-1)).toBe("ended");
  for (const answer of [{}, { svg: 3 }, { svg: "<p/>" }, { error: {} }]) {
    artist.want(demo, wanted("2"));
    await worker.answer(answer);
    expect(demo.seen.at(-1)).toBe("malformed");
  }
});

test("what the code raised is handed over", async () => {
  const demo = new Watcher();
  demo.drawn = vi.fn();
  artist.want(demo, wanted("1"));
  await worker.answer({ error: { message: "no", line: 3 } });
  expect(demo.drawn).toHaveBeenCalledWith({ error: "no" }, wanted("1"));
});

test("a Python that cannot be had is told of, closed, and opened anew when it is wanted again", async () => {
  const demo = new Watcher();
  load.mockRejectedValueOnce(new Unavailable("no network"));
  artist.want(demo, wanted("1"));
  await settled();
  expect(demo.seen.at(-1)).toBe("unavailable");
  expect(close).toHaveBeenCalledOnce();
  artist.want(demo, wanted("2"));
  await worker.answer();
  expect(demo.seen.at(-1)).toBe("drawn 2");
  expect(opened).toBe(2);
});

test("Python can be made ready before anything is wanted", async () => {
  const demo = new Watcher();
  artist.prepare(demo);
  await settled();
  expect([opened, worker.asked.length]).toEqual([1, 0]);
  load.mockRejectedValueOnce(new Unavailable("no network"));
  const other = new Artist(() => ({ supply: { take }, load, close }) as unknown as Python);
  other.prepare(demo);
  await settled();
  expect(demo.seen.at(-1)).toBe("unavailable");
});
