// Makes Pyodide's snapshot of its memory: node snapshot.mjs RUNTIME_DIRECTORY FILES TARGET MODULE LIBRARY...
// FILES is a folder with what is put into the file system before MODULE is imported; of that the LIBRARYs, named from
// its root, are the extension modules that the import loads. Prints the layout of such a memory: see `Layout` in `protocol.ts`.

import crypto from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { pathToFileURL } from "node:url";

const [directory, files, target, module, ...libraries] = process.argv.slice(2);

// What a clock, the system's entropy, the command line or the user's language says would make other bytes each time.
// Whoever begins with the snapshot has to ask for that anew: see `site_src/sandbox/snapshot.ts`.
Date.now = () => 0;
performance.now = () => 0;
crypto.randomFillSync = (view) => view.fill(0);
globalThis.crypto.getRandomValues = (view) => view.fill(0);
syncBuiltinESMExports();
process.argv[1] = "./this.program";

// Libraries that are loaded before all else lie where they will lie in any other instance that loads them so.
await import(pathToFileURL(`${directory}/pyodide.asm.js`).href);
const create = globalThis._createPyodideModule;
globalThis._createPyodideModule = (settings) => {
  const { locateFile } = settings;
  settings.dynamicLibraries = [...libraries];
  settings.locateFile = (path) => (libraries.includes(path) ? files + path : locateFile(path));
  return create(settings);
};

const { loadPyodide } = await import(pathToFileURL(`${directory}/pyodide.mjs`).href);
const python = await loadPyodide({
  indexURL: `${directory}/`,
  env: { LANG: "C.UTF-8" },
  stdout: () => {},
  stderr: () => {},
  _makeSnapshot: true,
});
const { wasmTable, _PyEM_CountArgsPtr } = python._module;
const functions = wasmTable.length - (_PyEM_CountArgsPtr ? 1 : 0);

const entries = readdirSync(files, { recursive: true, withFileTypes: true });
const found = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`);
for (const path of found.sort()) {
  const place = path.slice(files.length);
  python.FS.mkdirTree(place.slice(0, place.lastIndexOf("/")));
  python.FS.writeFile(place, readFileSync(path));
}
python.runPython(`
import gc, importlib, sys
importlib.invalidate_caches()  # it looks at times, which do not change here
importlib.import_module("${module}")
importlib.invalidate_caches()
sys.path.remove("")  # the loader puts it there at each start
del importlib, sys
gc.collect()
del gc
`);

const { LDSO, HEAP32, __PyRuntime, __PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET } = python._module;
const loaded = Object.entries(LDSO.loadedLibsByHandle).filter(([, { name }]) => name.startsWith("/"));
const handles = loaded.map(([handle, { name }]) => [name, Number(handle)]);
handles.sort(([one], [other]) => libraries.indexOf(one) - libraries.indexOf(other));
if (String(handles.map(([name]) => name)) !== String(libraries))
  throw new Error(`${module} loads ${handles.map(([name]) => name)}`);
// Where CPython calls functions by way of WebAssembly's garbage collection, it keeps the place of one in a table of
// its own instance. Without it, it calls them by way of JavaScript.
HEAP32[(__PyRuntime + HEAP32[__PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET >> 2]) >> 2] = 0;
writeFileSync(target, python.makeMemorySnapshot());
console.log(JSON.stringify({ libraries: Object.fromEntries(handles), functions }));
