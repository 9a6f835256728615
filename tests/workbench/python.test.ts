import { afterEach, expect, test, vi } from "vitest";
import { bootPython } from "../../site_src/sandbox/python";

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;

/** An image of one file, which has the byte 7. */
function image(path: string): ArrayBuffer {
  const member = new Uint8Array(1024);
  member.set(new TextEncoder().encode(path));
  member.set(new TextEncoder().encode("00000000001"), 124);
  member[512] = 7;
  return member.buffer;
}

const BOOT = {
  type: "boot",
  files: [
    { name: "pyodide-lock.json", bytes: bytes("{}") },
    { name: "numpy.tar", bytes: image("numpy/umath.so") },
  ],
  interpreter: {} as WebAssembly.Module,
  images: ["numpy.tar"],
  layout: { libraries: { "/numpy/umath.so": 44 }, functions: 9 },
} as const;

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Stands in for Pyodide, begun with a snapshot or without. */
function pyodide() {
  const memory = new Uint32Array([200, 217, 8, 0, 0, 0]).buffer;
  return {
    setInterruptBuffer: vi.fn(),
    runPython: vi.fn((code: string) => (code.includes("divebell_judge") ? [] : undefined)),
    FS: { mkdirTree: vi.fn(), writeFile: vi.fn() },
    _module: {
      HEAP32: new Int32Array(memory),
      HEAPU32: new Uint32Array(memory),
      wasmTable: { length: 10 },
      LDSO: { loadedLibsByName: { "/numpy/umath.so": "umath" }, loadedLibsByHandle: {} },
      __PyRuntime: 12,
      __PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET: 8,
      _PyEM_CountArgsPtr: 77,
      _timezone: 100,
      _daylight: 104,
      _tzname: 0,
      __tzset_js: vi.fn(),
    },
    _api: { config: {} },
  };
}

/** Stands in for a worker's scope with Pyodide's loader, which gives `python` unless it begins with a snapshot. */
function scope(python: ReturnType<typeof pyodide>, { refusesSnapshots = false } = {}) {
  const made: unknown[] = [];
  const worker = {
    fetch: async (_: string) => new Response(),
    _createPyodideModule: async (settings: { dynamicLibraries?: readonly string[] }) => {
      const [library] = settings.dynamicLibraries ?? [];
      const bytes =
        library && (await (await worker.fetch(`https://runtime.invalid/${library}`)).arrayBuffer());
      made.push(bytes ? [library, ...new Uint8Array(bytes)] : settings);
    },
    loadPyodide: vi.fn(async ({ _loadSnapshot }: { _loadSnapshot?: ArrayBuffer }) => {
      await worker._createPyodideModule({});
      if (_loadSnapshot && refusesSnapshots) throw new Error("Snapshot build id mismatch");
      return python;
    }),
  };
  vi.stubGlobal("self", worker);
  vi.stubGlobal("WebAssembly", Object.create(WebAssembly));
  return { worker, made };
}

const RESTORING = { ...BOOT, files: [...BOOT.files, { name: "python.snapshot", bytes: bytes("memory") }] };

test("Python begins with the snapshot, its libraries where they were, and asks anew for entropy and time", async () => {
  const python = pyodide();
  const { worker, made } = scope(python);
  await bootPython(RESTORING);
  expect(worker.loadPyodide).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ _loadSnapshot: bytes("memory") }),
  );
  expect(made).toEqual([["/numpy/umath.so", 7]]);
  expect(python._module.LDSO.loadedLibsByHandle).toEqual({ 44: "umath" });
  expect([...python._module.HEAP32]).toEqual([200, 217, 8, 0, 0, 77]);
  expect(python._module.__tzset_js).toHaveBeenCalledExactlyOnceWith(100, 104, 200, 217);
  expect(python.runPython.mock.calls[0]?.[0]).toContain(".seed()");
});

test.each([
  ["there is no snapshot", BOOT, 1],
  ["the browser cannot do with it", RESTORING, 2],
])("Python begins from nothing where %s", async (_, boot, starts) => {
  const python = pyodide();
  const { worker, made } = scope(python, { refusesSnapshots: true });
  await bootPython(boot);
  expect(worker.loadPyodide).toHaveBeenCalledTimes(starts);
  expect(worker.loadPyodide).toHaveBeenLastCalledWith(expect.objectContaining({ _loadSnapshot: undefined }));
  expect(made.at(-1)).toEqual({});
  for (const [code] of python.runPython.mock.calls) expect(code).not.toContain(".seed()");
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

  const told = { language: "de" };
  const request = {
    type: "check",
    source: "code",
    bundle: bytes("b"),
    first: 2,
    only: null,
    ...told,
  } as const;
  expect(judge.check(request, emit)).toBe("verdict");
  // Of the two nothings of JavaScript, undefined is Python's None.
  expect(check).toHaveBeenLastCalledWith(expect.any(Uint8Array), "code", emit, "de", 2, undefined, undefined);
  judge.check({ ...request, only: { test: "a", seed: null } }, emit);
  expect(check).toHaveBeenLastCalledWith(expect.any(Uint8Array), "code", emit, "de", 2, "a", undefined);
  judge.check({ ...request, only: { test: "a", seed: 0 } }, emit);
  expect(check).toHaveBeenLastCalledWith(expect.any(Uint8Array), "code", emit, "de", 2, "a", 0);

  judge.run({ type: "run", source: "code", scratch: "f(1)", input: "3", ...told }, emit);
  expect(run).toHaveBeenCalledExactlyOnceWith("code", emit, "de", "f(1)", "3");
  judge.remarks({ type: "remarks", source: "code", names: ["f"], ...told });
  expect(remarks).toHaveBeenCalledExactlyOnceWith("code", ["f"], "de");
  judge.times({ type: "times", bundle: bytes("b"), test: "a", source: "code", reference: "theirs" });
  expect(times).toHaveBeenCalledExactlyOnceWith(expect.any(Uint8Array), "a", "code", "theirs");

  expect(judge.draw({ type: "draw", source: "code", values: "{}", ...told })).toBe("drawn");
  expect(draw).toHaveBeenCalledExactlyOnceWith("code", "{}", "de");

  const code = { source: "code", bundle: null };
  expect(judge.imports({ type: "imports", ...code, packages: ["scipy"] })).toBe('["scipy"]');
  expect(imported).toHaveBeenLastCalledWith(undefined, "code", ["scipy"]);
  judge.mount({ type: "mount", ...code, images: [image("usr/lib/a")] });
  expect(python.FS.mkdirTree).toHaveBeenLastCalledWith("/usr/lib");
  expect(python.FS.writeFile).toHaveBeenCalledWith("/usr/lib/a", new Uint8Array([7]), { canOwn: true });
  expect(importAhead).toHaveBeenCalledExactlyOnceWith(undefined, "code");
});

test("where a function has several objects, the loader is given that of its last place in the table", async () => {
  const python = pyodide();
  const { worker } = scope(python);
  const named = (name: string) => Object.defineProperty(() => {}, "name", { value: name });
  const [first, last, exported, other] = ["7", "7", "7", "8"].map(named);
  const instance = { exports: { f: exported, g: other, memory: 1 } };
  WebAssembly.instantiate = vi.fn(async () => ({ instance })) as unknown as typeof WebAssembly.instantiate;
  const seen: unknown[] = [];
  worker._createPyodideModule = async () => {
    const table = { length: 3, get: (place: number) => [null, first, last][place] };
    const env = { __indirect_function_table: table, __table_base: 1 };
    const imports = { env } as unknown as WebAssembly.Imports;
    seen.push((await WebAssembly.instantiate(new ArrayBuffer(0), imports)).instance.exports);
    seen.push((await WebAssembly.instantiate(new ArrayBuffer(0))).instance.exports);
  };
  await bootPython(RESTORING);
  expect(seen).toEqual([{ f: last, g: other, memory: 1 }, instance.exports]);
});
