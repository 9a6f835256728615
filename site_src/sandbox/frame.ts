/** The sandbox's frame, in an opaque origin: it keeps the runtime's bytes and starts and ends workers. */

import workerSource from "worker-source";
import {
  type FrameReport,
  type FrameRequest,
  INTERPRETER,
  type OpenFrame,
  type Places,
  type RuntimeFile,
  SCRIPTS,
  unreachable,
} from "./protocol";
import { type Boot, Workers } from "./workers";

class Frame {
  readonly #port: MessagePort;
  readonly #files: RuntimeFile[] = [];
  readonly #workers: Workers;
  #interpreter: Promise<WebAssembly.Module> | null = null;
  #begin!: (boot: Boot | Promise<Boot>) => void;
  #runScripts!: (scripts: readonly RuntimeFile[]) => void;
  readonly #scripts: RuntimeFile[] = [];

  constructor(port: MessagePort) {
    this.#port = port;
    const boot = new Promise<Boot>((resolve) => {
      this.#begin = resolve;
    });
    const scripts = new Promise<readonly RuntimeFile[]>((resolve) => {
      this.#runScripts = resolve;
    });
    const script = URL.createObjectURL(new Blob([workerSource], { type: "text/javascript" }));
    this.#workers = new Workers(script, scripts, boot, (worker, message) =>
      this.#report({ type: "died", worker, message }),
    );
    port.onmessage = (event: MessageEvent<FrameRequest>) => this.#receive(event.data, event.ports);
    this.#report({ type: "opened" });
  }

  #receive(request: FrameRequest, ports: readonly MessagePort[]): void {
    switch (request.type) {
      case "file":
        this.#keep(request.file);
        break;
      case "complete":
        this.#begin(this.#prepare(request));
        break;
      case "start":
        void this.#workers.start(request.worker, ports);
        break;
      case "end":
        this.#workers.end(request.worker);
        break;
      default:
        unreachable(request);
    }
  }

  #keep(file: RuntimeFile): void {
    // Compiling starts while other files are still under way, and its result serves every later worker.
    if (file.name === INTERPRETER) this.#interpreter = WebAssembly.compile(file.bytes);
    else if (SCRIPTS.includes(file.name)) this.#keepScript(file);
    else this.#files.push(file);
  }

  #keepScript(file: RuntimeFile): void {
    this.#scripts.push(file);
    if (this.#scripts.length < SCRIPTS.length) return;
    const place = ({ name }: RuntimeFile) => SCRIPTS.indexOf(name);
    this.#runScripts(this.#scripts.sort((one, other) => place(one) - place(other)));
  }

  async #prepare({ images, layout }: Places): Promise<Boot> {
    if (!this.#interpreter) throw new Error(`the runtime has no ${INTERPRETER}`);
    // What comes later, as the snapshot may, is there for the workers that are started after it.
    return { files: this.#files, interpreter: await this.#interpreter, images, layout };
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
