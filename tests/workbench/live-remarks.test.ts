import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LiveRemarks } from "../../site_src/workbench/live-remarks";
import type { Remark } from "../../site_src/workbench/remark";

const MISTAKE: Remark = {
  severity: "error",
  source: "python",
  message: "Expected ':'",
  line: 1,
  column: 9,
  endLine: 1,
  endColumn: 10,
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("reportError", (error: unknown) => {
    throw error;
  });
});
afterEach(() => {
  vi.useRealTimers();
});

function remarks(answer: readonly Remark[] | null) {
  const listener = { ask: vi.fn(async () => answer), show: vi.fn(), speak: vi.fn() };
  return { listener, live: new LiveRemarks(listener) };
}

test("Python is asked once the reader pauses, of the code as it is then", async () => {
  const { listener, live } = remarks([]);
  for (const source of ["d", "de", "def"]) {
    live.follow(source);
    await vi.advanceTimersByTimeAsync(300);
  }
  expect(listener.ask).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(500);
  expect(listener.ask).toHaveBeenCalledExactlyOnceWith("def");
  expect(listener.show).toHaveBeenCalledExactlyOnceWith([]);
});

test("while Python has no time nothing is shown, and it is asked again when it has", async () => {
  const { listener, live } = remarks(null);
  live.follow("def");
  await vi.advanceTimersByTimeAsync(600);
  expect(listener.show).not.toHaveBeenCalled();
  listener.ask.mockResolvedValue([MISTAKE]);
  live.ready();
  await vi.advanceTimersByTimeAsync(600);
  expect(listener.show).toHaveBeenCalledExactlyOnceWith([MISTAKE]);
  live.ready();
  await vi.advanceTimersByTimeAsync(600);
  expect(listener.ask).toHaveBeenCalledTimes(2);
});

test("an answer about code that has changed since is dropped", async () => {
  const { listener, live } = remarks([MISTAKE]);
  listener.ask.mockImplementationOnce(async () => {
    live.follow("newer");
    return [MISTAKE];
  });
  live.follow("older");
  await vi.advanceTimersByTimeAsync(500);
  expect(listener.show).not.toHaveBeenCalled();
});

test("what is written while a slow Python is at an answer is asked about after it", async () => {
  const { listener, live } = remarks([MISTAKE]);
  listener.ask.mockImplementationOnce(async () => {
    await new Promise((later) => setTimeout(later, 2_000));
    return [];
  });
  live.follow("older");
  await vi.advanceTimersByTimeAsync(600);
  live.follow("newer");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(listener.ask).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(1_500);
  expect(listener.ask).toHaveBeenLastCalledWith("newer");
  expect(listener.show).toHaveBeenCalledExactlyOnceWith([MISTAKE]);
});

test("a mistake is read out once, and not while the reader writes", async () => {
  const { listener, live } = remarks([MISTAKE]);
  live.follow("def f()");
  await vi.advanceTimersByTimeAsync(1_000);
  live.follow("def f() ");
  await vi.advanceTimersByTimeAsync(1_900);
  expect(listener.speak).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(200);
  expect(listener.speak).toHaveBeenCalledExactlyOnceWith(MISTAKE);
  live.follow("def f()  ");
  await vi.advanceTimersByTimeAsync(3_000);
  expect(listener.speak).toHaveBeenCalledOnce();
  listener.ask.mockResolvedValue([]);
  live.follow("def f():");
  await vi.advanceTimersByTimeAsync(3_000);
  listener.ask.mockResolvedValue([MISTAKE]);
  live.follow("def f()");
  await vi.advanceTimersByTimeAsync(3_000);
  expect(listener.speak).toHaveBeenCalledTimes(2);
});
