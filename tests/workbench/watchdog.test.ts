import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Watchdog } from "../../site_src/workbench/watchdog";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("fires once, when the time is over", () => {
  const expired = vi.fn();
  new Watchdog(expired).allow(5);
  vi.advanceTimersByTime(4_999);
  expect(expired).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  expect(expired).toHaveBeenCalledOnce();
});

test("a new allowance starts the clock anew", () => {
  const expired = vi.fn();
  const watchdog = new Watchdog(expired);
  watchdog.allow(5);
  vi.advanceTimersByTime(4_000);
  watchdog.allow(5);
  vi.advanceTimersByTime(4_000);
  expect(expired).not.toHaveBeenCalled();
});

test("does not fire at rest", () => {
  const expired = vi.fn();
  const watchdog = new Watchdog(expired);
  watchdog.allow(5);
  watchdog.rest();
  vi.advanceTimersByTime(60_000);
  expect(expired).not.toHaveBeenCalled();
});
