/** The sandbox's frame, in an opaque origin: it keeps the runtime's bytes and starts and ends workers. */

import workerSource from "worker-source";
import {
  type BootWorker,
  type FrameReport,
  type FrameRequest,
  INTERPRETER,
  type OpenFrame,
  type RuntimeFile,
  unreachable,
} from "./protocol";

type Boot = Omit<BootWorker, "type">;

class Frame {
  readonly #port: MessagePort;
  readonly #files: RuntimeFile[] = [];
  readonly #workers = new Map<number, Worker>();
  readonly #workerUrl = URL.createObjectURL(new Blob([workerSource], { type: "text/javascript" }));
  #interpreter: Promise<WebAssembly.Module> | null = null;
  readonly #boot: Promise<Boot>;
  #begin!: (boot: Boot | Promise<Boot>) => void;

  constructor(port: MessagePort) {
    this.#port = port;
    this.#boot = new Promise((resolve) => {
      this.#begin = resolve;
    });
    port.onmessage = (event: MessageEvent<FrameRequest>) => this.#receive(event.data, event.ports);
    this.#report({ type: "opened" });
  }

  #receive(request: FrameRequest, ports: readonly MessagePort[]): void {
    switch (request.type) {
      case "file":
        this.#keep(request.file);
        break;
      case "complete":
        this.#begin(this.#prepare(request.packages));
        break;
      case "start":
        this.#start(request.worker, ports);
        break;
      case "end":
        this.#end(request.worker);
        break;
      default:
        unreachable(request);
    }
  }

  #keep(file: RuntimeFile): void {
    // Compiling starts while other files are still under way, and its result serves every later worker.
    if (file.name === INTERPRETER) this.#interpreter = WebAssembly.compile(file.bytes);
    else this.#files.push(file);
  }

  async #prepare(packages: readonly string[]): Promise<Boot> {
    if (!this.#interpreter) throw new Error(`the runtime has no ${INTERPRETER}`);
    return { files: this.#files, interpreter: await this.#interpreter, packages };
  }

  #start(id: number, ports: readonly MessagePort[]): void {
    const worker = new Worker(this.#workerUrl);
    this.#workers.set(id, worker);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#died(id, event.message);
    };
    this.#boot.then(
      (boot) => worker.postMessage({ type: "boot", ...boot } satisfies BootWorker, [...ports]),
      (error: unknown) => this.#died(id, String(error)),
    );
  }

  #end(id: number): void {
    this.#workers.get(id)?.terminate();
    this.#workers.delete(id);
  }

  #died(id: number, message: string): void {
    if (!this.#workers.has(id)) return;
    this.#end(id);
    this.#report({ type: "died", worker: id, message });
  }

  #report(report: FrameReport): void {
    this.#port.postMessage(report);
  }
}

function open(event: MessageEvent<OpenFrame>): void {
  const [port] = event.ports;
  if (event.source !== parent || event.data?.type !== "open" || !port) return;
  removeEventListener("message", open);
  new Frame(port);
}

// Any page can frame this one without a sandbox; what it then ran here would run as the site itself.
if (self.origin === "null") addEventListener("message", open);
