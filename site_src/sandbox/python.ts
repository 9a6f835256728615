import type { BootWorker, CheckSolution } from "./protocol";
import { hostRuntime, RUNTIME_URL } from "./runtime-host";

/** The judge, called from JavaScript. Both calls return JSON text and emit events as JSON text. */
export interface Judge {
  check(request: CheckSolution, emit: (event: string) => void): string;
  run(source: string, emit: (event: string) => void): string;
}

/** The part of Pyodide's API that is used here. */
interface Pyodide {
  loadPackage(names: readonly string[], options: { checkIntegrity: boolean }): Promise<unknown>;
  runPython(code: string): unknown;
  setInterruptBuffer(buffer: Uint8Array): void;
}

declare const self: typeof globalThis & {
  importScripts: (...urls: string[]) => void;
  loadPyodide: (options: Record<string, unknown>) => Promise<Pyodide>;
};

// `check` takes bytes, and a Uint8Array comes to Python as a proxy.
const BINDINGS = `
import divebell_judge as judge
(
    lambda bundle, source, emit, first, only, seed: judge.check(
        bundle.to_bytes(), source, emit, first=first, only=only, seed=seed
    ),
    judge.run,
)
`;

type Emit = (event: string) => void;

/** What the bindings are to JavaScript, where Python's None is undefined. */
type Bindings = [
  (
    bundle: Uint8Array,
    source: string,
    emit: Emit,
    first: number,
    only: string | undefined,
    seed: number | undefined,
  ) => string,
  Judge["run"],
];

function lockOf(boot: BootWorker): unknown {
  const lock = boot.files.find((file) => file.name === "pyodide-lock.json");
  if (!lock) throw new Error("the runtime has no pyodide-lock.json");
  return JSON.parse(new TextDecoder().decode(lock.bytes));
}

/** Starts Python from the bytes at hand, with its packages and the judge. */
export async function bootPython(boot: BootWorker): Promise<Judge> {
  hostRuntime(self, boot.files, boot.interpreter);
  self.importScripts(`${RUNTIME_URL}pyodide.js`);
  const python = await self.loadPyodide({
    indexURL: RUNTIME_URL,
    packageBaseUrl: RUNTIME_URL,
    lockFileContents: lockOf(boot),
    stdout: () => {},
    stderr: () => {},
  });
  // The page has checked every byte already.
  await python.loadPackage(boot.packages, { checkIntegrity: false });
  // Nobody writes to this buffer. Looking at it brings Python's loops back to JavaScript every now and then,
  // which is where WebKit ends a worker: it does not interrupt WebAssembly itself.
  python.setInterruptBuffer(new Uint8Array(1));
  const [check, run] = python.runPython(BINDINGS) as Bindings;
  return {
    check: ({ bundle, source, first, only }, emit) =>
      check(new Uint8Array(bundle), source, emit, first, only?.test, only?.seed ?? undefined),
    run,
  };
}
