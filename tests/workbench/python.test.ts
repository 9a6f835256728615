import { afterEach, expect, test, vi } from "vitest";
import { bootPython } from "../../site_src/sandbox/python";

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;

const BOOT = {
  type: "boot",
  files: [
    { name: "pyodide-lock.json", bytes: bytes("{}") },
    { name: "numpy.tar", bytes: new ArrayBuffer(1024) },
  ],
  interpreter: {} as WebAssembly.Module,
  images: ["numpy.tar"],
} as const;

afterEach(() => {
  vi.unstubAllGlobals();
});

test("Python looks at a buffer, so that WebKit can end its loops", async () => {
  const calls: string[] = [];
  const [check, run, emit] = [vi.fn(() => "verdict"), vi.fn(), vi.fn()];
  const [imported, importAhead] = [vi.fn(() => '["scipy"]'), vi.fn()];
  const [remarks, times] = [vi.fn(() => "[]"), vi.fn(() => "null")];
  const draw = vi.fn(() => "drawn");
  const python = {
    setInterruptBuffer: (buffer: Uint8Array) => void calls.push(`look at [${buffer}]`),
    runPython: () => [check, run, remarks, times, imported, importAhead, draw],
    FS: { mkdirTree: vi.fn(), writeFile: vi.fn() },
  };
  vi.stubGlobal("self", { importScripts: () => {}, loadPyodide: async () => python });
  vi.stubGlobal("WebAssembly", {});
  const judge = await bootPython(BOOT);
  expect(calls).toEqual(["look at [0]"]);

  const request = { type: "check", source: "code", bundle: bytes("b"), first: 2, only: null } as const;
  expect(judge.check(request, emit)).toBe("verdict");
  // Of the two nothings of JavaScript, undefined is Python's None.
  expect(check).toHaveBeenLastCalledWith(expect.any(Uint8Array), "code", emit, 2, undefined, undefined);
  judge.check({ ...request, only: { test: "a", seed: null } }, emit);
  expect(check).toHaveBeenLastCalledWith(expect.any(Uint8Array), "code", emit, 2, "a", undefined);
  judge.check({ ...request, only: { test: "a", seed: 0 } }, emit);
  expect(check).toHaveBeenLastCalledWith(expect.any(Uint8Array), "code", emit, 2, "a", 0);

  judge.run({ source: "code", scratch: "f(1)", input: "3" }, emit);
  expect(run).toHaveBeenCalledExactlyOnceWith("code", emit, "f(1)", "3");
  judge.remarks({ type: "remarks", source: "code", names: ["f"] });
  expect(remarks).toHaveBeenCalledExactlyOnceWith("code", ["f"]);
  judge.times({ type: "times", bundle: bytes("b"), test: "a", source: "code", reference: "theirs" });
  expect(times).toHaveBeenCalledExactlyOnceWith(expect.any(Uint8Array), "a", "code", "theirs");

  expect(judge.draw({ type: "draw", source: "code", values: "{}" })).toBe("drawn");
  expect(draw).toHaveBeenCalledExactlyOnceWith("code", "{}");

  const code = { source: "code", bundle: null };
  expect(judge.imports({ type: "imports", ...code, packages: ["scipy"] })).toBe('["scipy"]');
  expect(imported).toHaveBeenLastCalledWith(undefined, "code", ["scipy"]);
  const member = new Uint8Array(1024);
  member.set(new TextEncoder().encode("usr/lib/a"));
  member.set(new TextEncoder().encode("00000000001"), 124);
  member[512] = 7;
  judge.mount({ type: "mount", ...code, images: [member.buffer] });
  expect(python.FS.mkdirTree).toHaveBeenCalledExactlyOnceWith("/usr/lib");
  expect(python.FS.writeFile).toHaveBeenCalledWith("/usr/lib/a", new Uint8Array([7]), { canOwn: true });
  expect(importAhead).toHaveBeenCalledExactlyOnceWith(undefined, "code");
});
