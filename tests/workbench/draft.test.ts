import { expect, test, vi } from "vitest";
import { Draft, type DraftStorage } from "../../site_src/workbench/draft";

function memory(): DraftStorage & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

test("a draft comes back to the problem that it was written for, and to no other", () => {
  const storage = memory();
  new Draft("softmax", () => storage, vi.fn()).write("def softmax(): ...", "starter");
  expect(new Draft("softmax", () => storage, vi.fn()).read()).toBe("def softmax(): ...");
  expect(new Draft("attention", () => storage, vi.fn()).read()).toBeNull();
});

test("the starter itself is not kept, so that a better one can take its place", () => {
  const storage = memory();
  const draft = new Draft("softmax", () => storage, vi.fn());
  draft.write("something else", "starter");
  draft.write("starter", "starter");
  expect(storage.kept.size).toBe(0);
});

const REFUSALS: readonly [string, () => DraftStorage][] = [
  [
    "the browser gives no storage",
    () => {
      throw new DOMException("refused", "SecurityError");
    },
  ],
  [
    "the storage is full",
    () => ({
      ...memory(),
      setItem: () => {
        throw new DOMException("full", "QuotaExceededError");
      },
    }),
  ],
];

test.each(REFUSALS)("where %s, the reader is told once and nothing breaks", (_, storage) => {
  const refused = vi.fn();
  const draft = new Draft("softmax", storage, refused);
  expect(draft.read()).toBeNull();
  draft.write("a", "starter");
  draft.write("b", "starter");
  expect(refused).toHaveBeenCalledOnce();
});
