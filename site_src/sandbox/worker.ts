/** The sandbox's worker: boots Python, then answers the page's requests one at a time. */

import { takeAwayCapabilities } from "./capabilities";
import { EventBatch } from "./event-batch";
import {
  type BootWorker,
  type StartRequest,
  unreachable,
  type WorkerReport,
  type WorkerRequest,
} from "./protocol";
import { bootPython, type Judge, runScripts } from "./python";

type Send = (report: WorkerReport) => void;

function answer(request: WorkerRequest, judge: Judge, send: Send): string {
  switch (request.type) {
    case "check":
      // Each event goes at once: the page's clock runs from the start of a test.
      return judge.check(request, (event) => send({ type: "events", events: [event] }));
    case "run": {
      const batch = new EventBatch((events) => send({ type: "events", events }));
      const result = judge.run(request, (event) => batch.add(event));
      batch.flush();
      return result;
    }
    case "remarks":
      return judge.remarks(request);
    case "times":
      return judge.times(request);
    case "draw":
      return judge.draw(request);
    case "imports":
      return judge.imports(request);
    case "mount":
      judge.mount(request);
      return "null";
    default:
      return unreachable(request);
  }
}

async function serve(boot: BootWorker, port: MessagePort): Promise<void> {
  // Bound now: code that later replaces MessagePort's methods gets no hold of this port.
  const send: Send = port.postMessage.bind(port);
  const fail = (error: unknown) => send({ type: "failed", message: String(error) });
  try {
    const judge = await bootPython(boot);
    takeAwayCapabilities(self);
    port.onmessage = (event: MessageEvent<WorkerRequest>) => {
      try {
        send({ type: "done", result: answer(event.data, judge, send) });
      } catch (error) {
        // The judge reports every failure of a solution as data, so this one is Python's own.
        fail(error);
      }
    };
    send({ type: "ready" });
  } catch (error) {
    fail(error);
  }
}

function start(event: MessageEvent<StartRequest>): void {
  const [port] = event.ports;
  switch (event.data.type) {
    case "scripts":
      runScripts(event.data.scripts);
      break;
    case "boot":
      removeEventListener("message", start);
      if (port) void serve(event.data, port);
      break;
    default:
      unreachable(event.data);
  }
}

addEventListener("message", start);
