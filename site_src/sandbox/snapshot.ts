import type { ImageFile } from "./image";
import type { Layout } from "./protocol";

/** The part of Pyodide's loader that is used here, in a worker's global scope. */
export interface Loader {
  fetch: typeof fetch;
  _createPyodideModule: (settings: { dynamicLibraries?: readonly string[] }) => Promise<unknown>;
}

/** The part of Pyodide's API that is used on a Python that was begun with a snapshot. */
export interface Restored {
  runPython(code: string): unknown;
  readonly _module: {
    readonly HEAP32: Int32Array;
    readonly HEAPU32: Uint32Array;
    readonly wasmTable: WebAssembly.Table;
    readonly LDSO: {
      readonly loadedLibsByName: Readonly<Record<string, unknown>>;
      readonly loadedLibsByHandle: Record<number, unknown>;
    };
    readonly __PyRuntime: number;
    readonly __PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET: number;
    readonly _PyEM_CountArgsPtr: number;
    readonly _timezone: number;
    readonly _daylight: number;
    readonly _tzname: number;
    __tzset_js(timezone: number, daylight: number, standard: number, summer: number): void;
  };
  readonly _api: { readonly config: { _loadSnapshot?: ArrayBuffer | undefined } };
}

// What entropy, the clock and the reader's place say, which all were the same when the snapshot was made. The seed of
// `hash` stays what it was then.
const ASKED_ANEW = `
def ask_anew():
    import importlib.util, logging, sys, time

    for name in {"random", "numpy.random"} & sys.modules.keys():
        sys.modules[name].seed()
    logging._startTime = time.time_ns()
    fresh = importlib.util.module_from_spec(time.__spec__)
    time.__spec__.loader.exec_module(fresh)
    for name in ("timezone", "altzone", "daylight", "tzname"):
        setattr(time, name, getattr(fresh, name))


ask_anew()
del ask_anew
`;

/** Has the next instance load libraries, which are among `files`, before all else: where the snapshot has them. */
export function loadFirst(worker: Loader, { libraries }: Layout, files: readonly ImageFile[]): void {
  const { fetch, _createPyodideModule: create } = worker;
  const { instantiate } = WebAssembly;
  worker._createPyodideModule = async (settings) => {
    worker._createPyodideModule = create;
    worker.fetch = async (input, options) => {
      const library = files.find(({ path }) => path in libraries && String(input).endsWith(path));
      return library ? new Response(library.bytes) : fetch(input, options);
    };
    WebAssembly.instantiate = (async (source: BufferSource, imports?: Imports) => {
      const made = await instantiate(source, imports);
      // The loader also tries out, with modules of a few bytes, what the browser can do.
      if (!imports?.env?.__indirect_function_table) return made;
      return made instanceof WebAssembly.Instance
        ? withOneObjectEach(made, imports)
        : { ...made, instance: withOneObjectEach(made.instance, imports) };
    }) as typeof instantiate;
    try {
      return await create(Object.assign(settings, { dynamicLibraries: Object.keys(libraries) }));
    } finally {
      Object.assign(WebAssembly, { instantiate });
      worker.fetch = fetch;
    }
  };
}

/** What the loader gives a module that it instantiates. */
interface Imports extends WebAssembly.Imports {
  readonly env: WebAssembly.ModuleImports & {
    readonly __indirect_function_table: WebAssembly.Table;
    /** Where a library's own part of the table begins. */
    readonly __table_base: number | WebAssembly.Global;
  };
}

/**
 * The instance with one object for each function that it exports, the one at its last place in the table.
 *
 * WebKit has another object for each place and export. The loader takes each for another function, and gives it a
 * place of its own, so that all that follow lie elsewhere than where the snapshot has them.
 */
function withOneObjectEach(instance: WebAssembly.Instance, { env }: Imports): WebAssembly.Instance {
  const table = env.__indirect_function_table;
  const first = env.__table_base;
  // A function's name is its number in the module.
  const objects = new Map<string, WebAssembly.ExportValue>();
  for (let place = typeof first === "number" ? first : 0; place < table.length; place++) {
    const found = table.get(place);
    if (found) objects.set(found.name, found);
  }
  const exports = Object.entries(instance.exports).map(([name, value]) => {
    if (typeof value !== "function") return [name, value];
    if (!objects.has(value.name)) objects.set(value.name, value);
    return [name, objects.get(value.name)];
  });
  return { exports: Object.fromEntries(exports) };
}

/** Gives a Python that was begun with a snapshot what belongs to this start alone. Raises if it is laid out otherwise. */
export function wake(python: Restored, { libraries, functions }: Layout): void {
  const module = python._module;
  const added = module._PyEM_CountArgsPtr ? 1 : 0;
  if (module.wasmTable.length - added !== functions)
    throw new Error("this browser lays functions out otherwise");
  const { loadedLibsByName, loadedLibsByHandle } = module.LDSO;
  for (const [path, handle] of Object.entries(libraries)) loadedLibsByHandle[handle] = loadedLibsByName[path];
  const word = (address: number) => module.HEAPU32[address >> 2] ?? 0;
  // The place, in a table of this instance, of what CPython calls functions by; the snapshot has none.
  const place = module.__PyRuntime + word(module.__PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET);
  module.HEAP32[place >> 2] = module._PyEM_CountArgsPtr;
  // The C library looks at the reader's time zone but once, and it has.
  const [standard, summer] = [word(module._tzname), word(module._tzname + 4)];
  module.__tzset_js(module._timezone, module._daylight, standard, summer);
  python.runPython(ASKED_ANEW);
  // It is as large as Python's memory, and of no more use.
  python._api.config._loadSnapshot = undefined;
}
