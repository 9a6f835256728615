import { afterEach, expect, test, vi } from "vitest";
import { bootPython } from "../../site_src/sandbox/python";

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;

const BOOT = {
  type: "boot",
  files: [
    { name: "pyodide.js", bytes: bytes("") },
    { name: "pyodide-lock.json", bytes: bytes("{}") },
  ],
  interpreter: {} as WebAssembly.Module,
  packages: ["numpy", "divebell_judge"],
} as const;

afterEach(() => {
  vi.unstubAllGlobals();
});

test("Python loads the packages, then looks at a buffer, so that WebKit can end its loops", async () => {
  const calls: string[] = [];
  const python = {
    loadPackage: async (names: readonly string[]) => void calls.push(`load ${names}`),
    setInterruptBuffer: (buffer: Uint8Array) => void calls.push(`look at [${buffer}]`),
    runPython: () => ["check", "run"],
  };
  vi.stubGlobal("self", { importScripts: () => {}, loadPyodide: async () => python });
  vi.stubGlobal("WebAssembly", {});
  expect(await bootPython(BOOT)).toEqual({ check: "check", run: "run" });
  expect(calls).toEqual(["load numpy,divebell_judge", "look at [0]"]);
});
