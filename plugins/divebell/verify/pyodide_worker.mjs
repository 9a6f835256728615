// The Pyodide side of verification: node pyodide_worker.mjs RUNTIME_DIRECTORY SERVE_PY
// It reads requests from standard input and writes answers to standard output, one JSON text a line.
import { readFileSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [directory, servePath] = process.argv.slice(2);

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
await python.loadPackage(["numpy", "divebell_judge"], { messageCallback: () => {} });
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
