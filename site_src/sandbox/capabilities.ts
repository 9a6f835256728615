// The frame's content security policy is the wall; this only keeps readers' code from stumbling into it, and
// from the channel to the frame.
const TAKEN = [
  "BroadcastChannel",
  "EventSource",
  "SharedWorker",
  "WebSocket",
  "WebSocketStream",
  "WebTransport",
  "Worker",
  "XMLHttpRequest",
  "caches",
  "fetch",
  "importScripts",
  "indexedDB",
  "loadPyodide",
  "onmessage",
  "postMessage",
];

/** Deletes from a worker's global scope, and from its prototypes, what a solution has no use for. */
export function takeAwayCapabilities(scope: object): void {
  for (
    let owner: object | null = scope;
    owner && owner !== Object.prototype;
    owner = Object.getPrototypeOf(owner)
  ) {
    for (const name of TAKEN) Reflect.deleteProperty(owner, name);
  }
}
