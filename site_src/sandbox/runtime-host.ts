import type { RuntimeFile } from "./protocol";
import { INTERPRETER } from "./protocol";

/** Where Python's loader believes its files to be. No such host can exist, so nothing is ever asked of it. */
export const RUNTIME_URL = "https://runtime.invalid/";

interface WorkerScope {
  fetch: typeof fetch;
  importScripts: (...urls: string[]) => void;
}

/**
 * Answers the loader's `fetch` and `importScripts` from bytes in memory, and gives it the interpreter that the
 * frame has compiled. Anything else that it asks for is refused.
 */
export function hostRuntime(
  scope: WorkerScope,
  files: readonly RuntimeFile[],
  interpreter: WebAssembly.Module,
): void {
  const bytesOf = new Map(files.map((file) => [RUNTIME_URL + file.name, file.bytes]));
  // Its response is never read: `instantiateStreaming` below has the module already.
  bytesOf.set(RUNTIME_URL + INTERPRETER, new ArrayBuffer(0));

  const read = (url: string): ArrayBuffer => {
    const bytes = bytesOf.get(url);
    if (!bytes) throw new TypeError(`${url} is not among the runtime's files`);
    return bytes;
  };

  scope.fetch = async (input) => new Response(read(input instanceof Request ? input.url : String(input)));

  const importScripts = scope.importScripts.bind(scope);
  scope.importScripts = (...urls) => {
    for (const url of urls) {
      const blobUrl = URL.createObjectURL(new Blob([read(url)], { type: "text/javascript" }));
      importScripts(blobUrl);
      URL.revokeObjectURL(blobUrl);
    }
  };

  WebAssembly.instantiateStreaming = async (_source, imports) => ({
    module: interpreter,
    instance: await WebAssembly.instantiate(interpreter, imports),
  });
}
