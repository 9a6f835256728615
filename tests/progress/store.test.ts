import { expect, test, vi } from "vitest";
import { checked, opened, toggled } from "../../site_src/progress/changes";
import type { Progress } from "../../site_src/progress/progress-data";
import { KEY, type ProgressStorage, ProgressStore, type Refusal } from "../../site_src/progress/store";
import { memory } from "./samples";

const NOW = new Date("2026-11-20T10:00:00Z");
const solve = (problem: string) => (progress: Progress) =>
  checked(progress, { problem, title: problem, status: "solved" }, NOW);
const open = (progress: Progress) => opened(progress, { kind: "dive", slug: "a", title: "A" });

test("two tabs keep each other's changes", () => {
  const storage = memory();
  const [one, other] = [1, 2].map(() => new ProgressStore(() => storage, vi.fn()));
  expect(other?.progress.problems.size).toBe(0);
  one?.change(solve("softmax"));
  other?.change(solve("attention"));
  expect([...(one?.progress.problems.keys() ?? [])]).toEqual(["softmax", "attention"]);
});

test("a change is told to those who follow, as long as they do", () => {
  const store = new ProgressStore(() => memory(), vi.fn());
  const told = vi.fn();
  const following = new AbortController();
  store.subscribe(told, following.signal);
  store.change(solve("softmax"));
  following.abort();
  store.change(solve("attention"));
  expect(told).toHaveBeenCalledOnce();
});

test("a change that changes nothing writes nothing", () => {
  const storage = memory();
  const told = vi.fn();
  const store = new ProgressStore(() => storage, vi.fn());
  store.subscribe(told);
  store.change((progress) => progress);
  expect(storage.kept.size).toBe(0);
  expect(told).not.toHaveBeenCalled();
});

const REFUSALS: readonly [string, Refusal, () => ProgressStorage][] = [
  [
    "the browser gives no storage",
    "storage",
    () => {
      throw new DOMException("refused", "SecurityError");
    },
  ],
  [
    "the storage is full",
    "full",
    () => ({
      getItem: () => null,
      setItem: () => {
        throw new DOMException("full", "QuotaExceededError");
      },
    }),
  ],
];

test.each(REFUSALS)("where %s, that is said once and the page goes on", (_, why, storage) => {
  const refused = vi.fn();
  const store = new ProgressStore(storage, refused);
  store.change(solve("softmax"));
  store.change(solve("attention"));
  expect(store.progress.problems.size).toBe(2);
  expect(refused).toHaveBeenCalledExactlyOnceWith(why);
});

test.each(REFUSALS)("where %s, a reader who only reads is not bothered", (_, why, storage) => {
  const refused = vi.fn();
  const store = new ProgressStore(storage, refused);
  store.change(open, { quiet: true });
  expect(refused).not.toHaveBeenCalled();
  store.change((progress) => toggled(progress, { kind: "dive", slug: "a", title: "A" }, NOW));
  expect(refused).toHaveBeenCalledExactlyOnceWith(why);
});

test("what a later version wrote stays as it is", () => {
  const storage = memory();
  const later = '{"version":2,"everything":"else"}';
  storage.setItem(KEY, later);
  const refused = vi.fn();
  const store = new ProgressStore(() => storage, refused);
  store.change(solve("softmax"));
  expect(storage.kept.get(KEY)).toBe(later);
  expect(refused).toHaveBeenCalledExactlyOnceWith("later-version");
});
