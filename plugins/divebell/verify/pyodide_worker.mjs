// The Pyodide side of verification: node pyodide_worker.mjs RUNTIME_DIRECTORY SERVE_PY MEMORY_BYTES
// It reads requests from standard input and writes answers to standard output, one JSON text a line.
import { readFileSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [directory, servePath, memoryBytes] = process.argv.slice(2);

// A heap that may not grow further makes Python raise MemoryError.
const pageBytes = 65536;
const grow = WebAssembly.Memory.prototype.grow;
WebAssembly.Memory.prototype.grow = function (pages) {
  if (this.buffer.byteLength + pages * pageBytes > Number(memoryBytes)) throw new RangeError("memory limit");
  return grow.call(this, pages);
};

// Synchronous, so that an event is out before the Python after it runs (and perhaps never ends).
function write(text) {
  let bytes = Buffer.from(`${text}\n`);
  while (bytes.length) {
    try {
      bytes = bytes.subarray(writeSync(1, bytes));
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

const { loadPyodide } = await import(pathToFileURL(`${directory}/pyodide.mjs`).href);
const python = await loadPyodide({
  indexURL: `${directory}/`,
  stdin: () => null, // standard input is the protocol's
  stdout: () => {},
  stderr: () => {},
});
const { images, optional } = JSON.parse(readFileSync(`${directory}/runtime.json`, "utf8"));
function put(file) {
  const image = new Uint8Array(readFileSync(`${directory}/${file}`));
  python.unpackArchive(image, "gztar", { extractDir: "/" });
}
for (const image of images) put(`${image}.gz`);

// Packages are put in place when code imports them, as the site does it.
const mounted = new Set();
function mount({ name, depends, file }) {
  if (mounted.has(name)) return;
  mounted.add(name);
  for (const other of optional) if (depends.includes(other.name)) mount(other);
  put(file.name);
}
python.runPython("import os; os.environ['MPLBACKEND'] = 'agg'");
python.globals.set("mount", (modules, offered) => {
  const [wanted, allowed] = [JSON.parse(modules), JSON.parse(offered)];
  for (const found of optional) {
    const mayBe = found.always || allowed.includes(found.name);
    if (mayBe && found.imports.some((module) => wanted.includes(module))) mount(found);
  }
});
python.runPython(readFileSync(servePath, "utf8"));
const serve = python.globals.get("serve");

write('{"type": "ready"}');
for await (const request of createInterface({ input: process.stdin })) {
  try {
    serve(request, write);
  } catch (error) {
    // What a solution cannot raise and the judge cannot catch: the interpreter is beyond use.
    console.error(`${error?.name}: ${error?.message}`);
    process.exit(1);
  }
}
