import { messages } from "#texts/workbench";
import type { FrameReport, FrameRequest, OpenFrame, Places, RuntimeFile } from "../sandbox/protocol";
import { unreachable } from "../sandbox/protocol";
import { PythonWorker } from "./python-worker";
import { readFrameReport } from "./untrusted";
import { Unavailable } from "./verified-fetch";
import { Watchdog } from "./watchdog";

/** How long the frame may take to load, and then to answer. */
const LOADING_SECONDS = 30;
const ANSWERING_SECONDS = 5;
/** How long Python may take to start: far longer than on any device where it could be used. */
const BOOT_SECONDS = 120;

/** The page's hold on the sandbox: a hidden frame of opaque origin, in which the workers live. */
export class SandboxFrame {
  /** Rejects with `Unavailable` if the frame does not answer; what is sent meanwhile waits for it. */
  readonly opened: Promise<void>;
  #element: HTMLIFrameElement;
  readonly #port: MessagePort;
  readonly #workers = new Map<number, PythonWorker>();
  #started = 0;
  #closed = false;
  #complete = false;
  #settleOpened: () => void = () => {};
  #failToOpen: () => void = () => {};

  /** Puts the frame into `host`. */
  constructor(url: string, host: Element) {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = (event) => this.#receive(event.data);
    this.#element = hiddenFrame();
    this.opened = new Promise((resolve, reject) => {
      this.#failToOpen = () => {
        clock.rest();
        reject(new Unavailable(messages.failure.sandbox));
      };
      const clock = new Watchdog(this.#failToOpen);
      clock.allow(LOADING_SECONDS);
      this.#settleOpened = () => {
        clock.rest();
        resolve();
      };
      const open = () => {
        clock.allow(ANSWERING_SECONDS);
        this.#open(port2);
      };
      this.#load(url, host).then(open).catch(this.#failToOpen);
    });
    this.opened.catch(() => {});
  }

  /** Hands over a file for all workers. */
  give(file: RuntimeFile): void {
    this.#send({ type: "file", file }, [file.bytes]);
  }

  /** Says that all files are there. */
  complete({ images, layout }: Places): void {
    this.#send({ type: "complete", images, layout });
    this.#complete = true;
    for (const worker of this.#workers.values()) worker.bootWithin(BOOT_SECONDS);
  }

  /** Starts a worker; it boots once all files are there. */
  start(): PythonWorker {
    const id = this.#started++;
    const { port1, port2 } = new MessageChannel();
    const worker = new PythonWorker(port1, () => {
      this.#workers.delete(id);
      this.#send({ type: "end", worker: id });
    });
    this.#workers.set(id, worker);
    this.#send({ type: "start", worker: id }, [port2]);
    if (this.#complete) worker.bootWithin(BOOT_SECONDS);
    return worker;
  }

  /** Ends every worker and takes the frame away. */
  close(): void {
    this.#closed = true;
    for (const worker of [...this.#workers.values()]) worker.end();
    this.#port.close();
    this.#element.remove();
  }

  /**
   * Loads the frame by its address, so that all pages share a process, and in it the compiled Python. No service
   * worker answers for a frame of opaque origin: without a network, its document is put in from here.
   */
  async #load(url: string, host: Element): Promise<void> {
    if (navigator.onLine) {
      const loaded = this.#show(host, "src", url);
      // Asked for once more, where a service worker hears of it and keeps it.
      if (navigator.serviceWorker?.controller) fetch(url).catch(() => {});
      if (await isReached(url)) return loaded;
    }
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    await this.#show(host, "srcdoc", await response.text());
  }

  /** Puts the frame into the page, in place of one that shows something else; resolves when it has loaded. */
  #show(host: Element, attribute: "src" | "srcdoc", value: string): Promise<void> {
    this.#element.remove();
    this.#element = hiddenFrame();
    const element = this.#element;
    element[attribute] = value;
    return new Promise((loaded) => {
      element.addEventListener("load", () => loaded(), { once: true });
      if (!this.#closed) host.append(element);
    });
  }

  #open(port: MessagePort): void {
    // The frame's origin is opaque: no target but "*" names it. The port is all that it gets.
    this.#element.contentWindow?.postMessage({ type: "open" } satisfies OpenFrame, "*", [port]);
  }

  #send(request: FrameRequest, transfer: Transferable[] = []): void {
    this.#port.postMessage(request, transfer);
  }

  #receive(data: unknown): void {
    let report: FrameReport;
    try {
      report = readFrameReport(data);
    } catch {
      // It may have been the news of a death, so no worker is waited for any longer.
      this.#failToOpen();
      for (const worker of [...this.#workers.values()]) worker.died(messages.failure.sandboxReport);
      return;
    }
    switch (report.type) {
      case "opened":
        this.#settleOpened();
        break;
      case "died":
        this.#workers.get(report.worker)?.died(report.message);
        break;
      default:
        unreachable(report);
    }
  }
}

function hiddenFrame(): HTMLIFrameElement {
  const element = document.createElement("iframe");
  element.setAttribute("sandbox", "allow-scripts");
  element.title = messages.sandbox;
  element.hidden = true;
  return element;
}

/**
 * Whether the server of an address can be reached: browsers call themselves online in every network, even where the
 * server is gone. Where no service worker keeps pages there is nothing to fall back on, and so nothing is asked.
 */
async function isReached(url: string): Promise<boolean> {
  if (!navigator.serviceWorker?.controller) return true;
  // A service worker answers GET alone: this goes to the server.
  return fetch(url, { method: "HEAD", cache: "no-store" }).then(
    ({ ok }) => ok,
    () => false,
  );
}
