import { afterEach, expect, test, vi } from "vitest";
import { mayKeepSnapshot, mayKeepSpare } from "../../site_src/workbench/memory";

afterEach(() => {
  vi.unstubAllGlobals();
});

test.each([
  [undefined, false, true],
  [0.5, false, false],
  [1, false, false],
  [2, false, true],
  [4, true, true],
  [8, true, true],
])("with %s GB of memory: a spare %s, the snapshot %s", (deviceMemory, spare, snapshot) => {
  vi.stubGlobal("navigator", { deviceMemory });
  expect([mayKeepSpare(), mayKeepSnapshot()]).toEqual([spare, snapshot]);
});
