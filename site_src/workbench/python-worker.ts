import { messages } from "#texts/workbench";
import { unreachable, type WorkerRequest } from "../sandbox/protocol";
import { readWorkerReport } from "./untrusted";
import { Watchdog } from "./watchdog";

/** A worker is gone, or talks nonsense; the message is technical. */
export class WorkerFailure extends Error {}

/** Who waits for the answer to the request under way. */
interface Answer {
  readonly events: (events: readonly string[]) => void;
  readonly resolve: (result: string) => void;
  readonly reject: (error: Error) => void;
}

/** The page's hold on one worker in the sandbox. It answers one request at a time. */
export class PythonWorker {
  /** Settles when Python and the judge are loaded; rejects with `WorkerFailure`. */
  readonly ready: Promise<void>;
  /** The names of the packages that have been put in place. */
  readonly mounted = new Set<string>();
  readonly #port: MessagePort;
  readonly #terminate: () => void;
  readonly #bootClock = new Watchdog(() => this.died(messages.failure.slowStart));
  #settleReady!: Pick<Answer, "reject"> & { resolve: () => void };
  #answer: Answer | null = null;
  #bootBegan = 0;
  #bootSeconds = 0;
  #booted = false;
  #ended = false;

  constructor(port: MessagePort, terminate: () => void) {
    this.#port = port;
    this.#terminate = terminate;
    this.ready = new Promise((resolve, reject) => {
      this.#settleReady = { resolve, reject };
    });
    // A spare may fail before anyone waits for it; whoever takes it up sees the failure.
    this.ready.catch(() => {});
    port.onmessage = (event) => this.#receive(event.data);
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Whether a request would be answered at once. */
  get booted(): boolean {
    return this.#booted && !this.#ended;
  }

  /** Whether it is at a request. */
  get busy(): boolean {
    return this.#answer !== null;
  }

  /**
   * How many seconds it took to boot, once everything for it was there: what a slow device needs as well to
   * compile what runs for the first time.
   */
  get bootSeconds(): number {
    return this.#bootSeconds;
  }

  /** Gives the worker up unless it is ready in time; everything that it boots from has to be there. */
  bootWithin(seconds: number): void {
    if (this.#booted || this.#ended) return;
    this.#bootBegan = performance.now();
    this.#bootClock.allow(seconds);
  }

  /**
   * Sends a request and gives its result; the judge's events come as JSON texts meanwhile.
   *
   * Rejects with `WorkerFailure` when the worker fails or is ended before it is done.
   */
  request(
    request: WorkerRequest,
    events: (events: readonly string[]) => void,
    transfer: Transferable[] = [],
  ): Promise<string> {
    if (this.#ended) return Promise.reject(new WorkerFailure("the worker has ended"));
    return new Promise((resolve, reject) => {
      this.#answer = { events, resolve, reject };
      this.#port.postMessage(request, transfer);
    });
  }

  /** Ends the worker, whatever it is doing. */
  end(): void {
    this.died("the worker was ended");
  }

  /** Takes note that the worker is of no more use. */
  died(message: string): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#bootClock.rest();
    this.#port.close();
    this.#terminate();
    const failure = new WorkerFailure(message);
    this.#settleReady.reject(failure);
    this.#answer?.reject(failure);
    this.#answer = null;
  }

  #receive(data: unknown): void {
    if (this.#ended) return;
    try {
      const report = readWorkerReport(data);
      switch (report.type) {
        case "ready":
          this.#booted = true;
          if (this.#bootBegan > 0) this.#bootSeconds = (performance.now() - this.#bootBegan) / 1000;
          this.#bootClock.rest();
          this.#settleReady.resolve();
          break;
        case "events":
          this.#answer?.events(report.events);
          break;
        case "done":
          this.#answer?.resolve(report.result);
          this.#answer = null;
          break;
        case "failed":
          this.died(report.message);
          break;
        default:
          unreachable(report);
      }
    } catch (error) {
      // Also what a listener throws at a malformed event: such a worker is not to be believed again.
      this.died(String(error));
    }
  }
}
