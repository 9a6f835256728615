import type { RuntimeFile } from "./protocol";
import { INTERPRETER } from "./protocol";

/** Where Python's loader believes its files to be. No such host can exist, so nothing is ever asked of it. */
export const RUNTIME_URL = "https://runtime.invalid/";

/**
 * Answers the loader's `fetch` from bytes in memory, and gives it the interpreter that the frame has compiled.
 * Anything else that it asks for is refused.
 */
export function hostRuntime(
  scope: { fetch: typeof fetch },
  files: readonly RuntimeFile[],
  interpreter: WebAssembly.Module,
): void {
  const bytesOf = new Map(files.map((file) => [RUNTIME_URL + file.name, file.bytes]));
  // Its response is never read: `instantiateStreaming` below has the module already.
  bytesOf.set(RUNTIME_URL + INTERPRETER, new ArrayBuffer(0));

  scope.fetch = async (input) => {
    const url = input instanceof Request ? input.url : String(input);
    const bytes = bytesOf.get(url);
    if (!bytes) throw new TypeError(`${url} is not among the runtime's files`);
    return new Response(bytes);
  };

  WebAssembly.instantiateStreaming = async (_source, imports) => ({
    module: interpreter,
    instance: await WebAssembly.instantiate(interpreter, imports),
  });
}
