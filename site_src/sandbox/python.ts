import { filesOf, type ImageFile } from "./image";
import {
  type BootWorker,
  type CheckSolution,
  type CompareTimes,
  type DrawDemo,
  type MountPackages,
  type ReadImports,
  type ReadRemarks,
  type RunSource,
  type RuntimeFile,
  SNAPSHOT,
} from "./protocol";
import { hostRuntime, RUNTIME_URL } from "./runtime-host";
import { type Loader, loadFirst, type Restored, wake } from "./snapshot";

/** The judge, called from JavaScript. Calls return JSON text and emit events as JSON text. */
export interface Judge {
  check(request: CheckSolution, emit: (event: string) => void): string;
  run(request: RunSource, emit: (event: string) => void): string;
  remarks(request: ReadRemarks): string;
  times(request: CompareTimes): string;
  draw(request: DrawDemo): string;
  imports(request: ReadImports): string;
  mount(request: MountPackages): void;
}

/** The part of Pyodide's API that is used here. */
interface Pyodide extends Restored {
  readonly FS: {
    mkdirTree(path: string): void;
    writeFile(path: string, bytes: Uint8Array, options: { canOwn: boolean }): void;
  };
  setInterruptBuffer(buffer: Uint8Array): void;
}

declare const self: typeof globalThis &
  Loader & {
    importScripts: (...urls: string[]) => void;
    loadPyodide: (options: Record<string, unknown>) => Promise<Pyodide>;
  };

// `check` takes bytes, and a Uint8Array comes to Python as a proxy.
const BINDINGS = `
import importlib
import os

import divebell_judge as judge

# There are no windows here that figures could be shown in.
os.environ["MPLBACKEND"] = "agg"


def bytes_of(bundle):
    return None if bundle is None else bundle.to_bytes()


def draw(source, values, language):
    from divebell_judge import demos

    return demos.draw(source, values, language=language)


def imported(bundle, source, packages):
    judge.offer(packages.to_py())
    return judge.imported(source, bytes_of(bundle))


def import_ahead(bundle, source):
    importlib.invalidate_caches()
    judge.import_ahead(source, bytes_of(bundle))


(
    lambda bundle, source, emit, language, first, only, seed: judge.check(
        bundle.to_bytes(), source, emit, language=language, first=first, only=only, seed=seed
    ),
    lambda source, emit, language, scratch, lines: judge.run(
        source, emit, language=language, scratch=scratch, lines=lines
    ),
    lambda source, names, language: judge.remarks(source, names.to_py(), language=language),
    lambda bundle, test, source, reference: judge.compare_times(bundle.to_bytes(), test, source, reference),
    imported,
    import_ahead,
    draw,
)
`;

type Emit = (event: string) => void;

/** What the bindings are to JavaScript, where Python's None is undefined. */
type Bindings = [
  (
    bundle: Uint8Array,
    source: string,
    emit: Emit,
    language: string,
    first: number,
    only: string | undefined,
    seed: number | undefined,
  ) => string,
  (source: string, emit: Emit, language: string, scratch: string, lines: string) => string,
  (source: string, names: readonly string[], language: string) => string,
  (bundle: Uint8Array, test: string, source: string, reference: string) => string,
  (bundle: Uint8Array | undefined, source: string, packages: readonly string[]) => string,
  (bundle: Uint8Array | undefined, source: string) => void,
  (source: string, values: string, language: string) => string,
];

function bytesOfFile(boot: BootWorker, name: string): ArrayBuffer {
  const file = boot.files.find((file) => file.name === name);
  if (!file) throw new Error(`the runtime has no ${name}`);
  return file.bytes;
}

/** Runs the scripts of Python's loader, which does not ask for them then. */
export function runScripts(scripts: readonly RuntimeFile[]): void {
  for (const { bytes } of scripts) {
    const url = URL.createObjectURL(new Blob([bytes], { type: "text/javascript" }));
    self.importScripts(url);
    URL.revokeObjectURL(url);
  }
}

/**
 * Starts Python from the bytes at hand, with NumPy and the judge; the scripts have been run.
 *
 * It begins with the snapshot if there is one, or from nothing if the browser cannot do with it.
 */
export async function bootPython(boot: BootWorker): Promise<Judge> {
  const images = boot.images.map((name) => [...filesOf(bytesOfFile(boot, name))]);
  const installed = images.flat();
  hostRuntime(self, boot.files, boot.interpreter);
  const snapshot = boot.files.find(({ name }) => name === SNAPSHOT);
  return (
    (snapshot && (await begin(boot, installed, snapshot.bytes).catch(() => null))) ?? begin(boot, installed)
  );
}

async function begin(
  boot: BootWorker,
  installed: readonly ImageFile[],
  snapshot?: ArrayBuffer,
): Promise<Judge> {
  if (snapshot) loadFirst(self, boot.layout, installed);
  const python = await self.loadPyodide({
    indexURL: RUNTIME_URL,
    lockFileContents: JSON.parse(new TextDecoder().decode(bytesOfFile(boot, "pyodide-lock.json"))),
    stdout: () => {},
    stderr: () => {},
    _loadSnapshot: snapshot,
  });
  put(python, installed);
  if (snapshot) wake(python, boot.layout);
  // Nobody writes to this buffer. Looking at it brings Python's loops back to JavaScript every now and then,
  // which is where WebKit ends a worker: it does not interrupt WebAssembly itself.
  python.setInterruptBuffer(new Uint8Array(1));
  const [check, run, remarks, times, imported, importAhead, draw] = python.runPython(BINDINGS) as Bindings;
  return {
    check: ({ bundle, source, language, first, only }, emit) =>
      check(new Uint8Array(bundle), source, emit, language, first, only?.test, only?.seed ?? undefined),
    run: ({ source, language, scratch, input }, emit) => run(source, emit, language, scratch, input),
    remarks: ({ source, names, language }) => remarks(source, names, language),
    times: ({ bundle, test, source, reference }) => times(new Uint8Array(bundle), test, source, reference),
    draw: ({ source, values, language }) => draw(source, values, language),
    imports: ({ bundle, source, packages }) => imported(bytesOf(bundle), source, packages),
    mount: ({ bundle, source, images }) => {
      for (const image of images) put(python, filesOf(image));
      importAhead(bytesOf(bundle), source);
    },
  };
}

function bytesOf(bundle: ArrayBuffer | null): Uint8Array | undefined {
  return bundle ? new Uint8Array(bundle) : undefined;
}

/** Puts files in place, without copying them. */
function put(python: Pyodide, files: Iterable<ImageFile>): void {
  let made = "";
  for (const { path, bytes } of files) {
    const folder = path.slice(0, path.lastIndexOf("/"));
    if (folder !== made) python.FS.mkdirTree(folder);
    made = folder;
    python.FS.writeFile(path, bytes, { canOwn: true });
  }
}
