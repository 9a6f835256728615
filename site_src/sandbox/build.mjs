// Builds the sandbox: one HTML file that needs no other, because its opaque origin may fetch nothing.

import { build as bundle } from "esbuild";

// What the frame and, through its blob: URL, the worker may do: run code, and nothing else. No network.
const POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:",
  "worker-src blob:",
  "connect-src blob:",
].join("; ");

async function script(entry, options, plugins = []) {
  const result = await bundle({ ...options, entryPoints: [entry], format: "iife", write: false, plugins });
  return result.outputFiles[0].text;
}

/** Gives `import source from "worker-source"` the worker's own bundled text. */
function workerSource(text) {
  return {
    name: "worker-source",
    setup(build) {
      build.onResolve({ filter: /^worker-source$/ }, ({ path }) => ({ path, namespace: "worker-source" }));
      build.onLoad({ filter: /.*/, namespace: "worker-source" }, () => ({ contents: text, loader: "text" }));
    },
  };
}

/** The sandbox's page as HTML text. */
export async function sandboxPage({ root, options }) {
  const shared = { ...options, absWorkingDir: root };
  const worker = await script("site_src/sandbox/worker.ts", shared);
  const frame = await script("site_src/sandbox/frame.ts", shared, [workerSource(worker)]);
  return [
    "<!doctype html>",
    '<html lang="en">',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    "<title>Sandbox</title>",
    `<script>${frame.trim()}</script>`,
    "</html>",
    "",
  ].join("\n");
}
