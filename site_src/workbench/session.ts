import { language } from "#texts/language";
import { messages } from "#texts/workbench";
import type { Program, TestChoice } from "../sandbox/protocol";
import { Besides } from "./besides";
import { Check, type CheckListener } from "./checking";
import { mayKeepSpare } from "./memory";
import { WorkerFailure } from "./python-worker";
import type { Remark } from "./remark";
import { type RunListener, runProgram } from "./running";
import type { RuntimeProgress } from "./runtime-files";
import { type PythonSources, SandboxedPython } from "./sandboxed-python";
import { readRemarks, readTimes } from "./untrusted";
import type { RunOutcome, TimeComparison, Verdict } from "./verdict";
import { fetchVerified, type KnownFile, Unavailable } from "./verified-fetch";
import type { WorkerSupply } from "./worker-supply";

/** `data-state` of the workbench. */
export type WorkbenchState = "idle" | "loading" | "ready" | "running" | "stopped" | "failed";

/** Where the parts of a workbench are to be had. */
export interface SessionSources extends PythonSources {
  readonly bundle: KnownFile;
}

/** What a session tells the workbench. */
export interface SessionListener extends CheckListener, RunListener {
  /** The problem's cases are there. */
  bundled(bundle: ArrayBuffer): void;
  state(state: WorkbenchState): void;
  /** The bytes so far, of Python or of packages; all of them there means that it is starting. */
  progress(progress: RuntimeProgress): void;
  /** With `only`, one test is run, and the verdict is of no other. */
  checkBegan(source: string, only: TestChoice | null): void;
  checked(verdict: Verdict): void;
  runBegan(program: Program): void;
  ran(outcome: RunOutcome): void;
  /** What was going on ended without a result: stopped by the reader (null), or for this reason. */
  ended(reason: string | null): void;
  /** Python cannot be had. */
  unavailable(reason: string): void;
}

interface Python {
  readonly supply: WorkerSupply;
  readonly bundle: ArrayBuffer;
}

const REMARKS_SECONDS = 5;
const TIMES_SECONDS = 20;

type Action = (python: Python, signal: AbortSignal) => Promise<void>;

/** One workbench's Python: loads it when asked, checks and runs one thing at a time, and stops on demand. */
export class Session {
  readonly #sources: SessionSources;
  readonly #host: Element;
  readonly #listener: SessionListener;
  #python: Promise<Python> | null = null;
  #sandboxed: SandboxedPython | null = null;
  #action: AbortController | null = null;
  #state: WorkbenchState = "idle";
  readonly #besides = new Besides();
  /** The state to go back to once packages have come. */
  #before: WorkbenchState | null = null;

  constructor(sources: SessionSources, host: Element, listener: SessionListener) {
    this.#sources = sources;
    this.#host = host;
    this.#listener = listener;
  }

  /** Whether something is running, or will once Python is there. */
  get busy(): boolean {
    return this.#action !== null;
  }

  /** Loads Python, unless that is done or under way. Failures go to the listener. */
  prepare(): void {
    this.#load().catch(() => {});
  }

  check(source: string, only: TestChoice | null = null): void {
    void this.#perform(async ({ supply, bundle }, signal) => {
      this.#listener.checkBegan(source, only);
      this.#listener.checked(await new Check(supply, source, bundle, this.#listener, only).run(signal));
    });
  }

  run(program: Program): void {
    void this.#perform(async ({ supply }, signal) => {
      this.#listener.runBegan(program);
      this.#listener.ran(await runProgram(supply, program, this.#listener, signal));
    });
  }

  /** What Python remarks on code, of which the tests call `names`; null where it has no time for that. */
  async remarks(source: string, names: readonly string[]): Promise<readonly Remark[] | null> {
    const python = await this.#resting();
    const request = { type: "remarks", source, names, language } as const;
    const told = python && (await this.#besides.ask(python.supply, request, REMARKS_SECONDS));
    return told === null ? null : readRemarks(told);
  }

  /** How long a test's call takes with a solution and with the reference; null where that is not to be had. */
  async times(test: string, source: string, reference: string): Promise<TimeComparison | null> {
    const python = await this.#resting();
    if (!python) return null;
    const request = { type: "times", bundle: python.bundle, test, source, reference } as const;
    const told = await this.#besides.ask(python.supply, request, TIMES_SECONDS);
    return told === null ? null : readTimes(told);
  }

  /** Ends what is running, or forgets what waits for Python. */
  stop(): void {
    const action = this.#action;
    if (!action) return;
    this.#action = null;
    action.abort();
    this.#listener.ended(null);
    if (this.#state === "running" || this.#sandboxed?.supply.busy) {
      this.#enter("stopped");
      this.#sandboxed?.supply.replace();
    }
    void this.#recover();
  }

  /** Ends all that the session has started. */
  close(): void {
    this.#action?.abort();
    this.#action = null;
    this.#sandboxed?.close();
    this.#sandboxed = null;
    this.#python = null;
  }

  /** Python, if it is there and nothing is going on. */
  async #resting(): Promise<Python | null> {
    const python = this.#state === "ready" ? await this.#python : null;
    return this.#action ? null : python;
  }

  async #perform(action: Action): Promise<void> {
    if (this.#action) return;
    const controller = new AbortController();
    this.#action = controller;
    try {
      const python = await this.#load();
      if (controller.signal.aborted) return;
      await python.supply.take();
      await this.#besides.clear(python.supply);
      if (controller.signal.aborted) return;
      this.#enter("running");
      await action(python, controller.signal);
    } catch (error) {
      if (controller.signal.aborted) return;
      this.#explain(error);
    }
    if (this.#action !== controller) return;
    this.#action = null;
    await this.#recover();
  }

  /** Tells why an action came to nothing. What kept Python from loading has been told, and left no Python. */
  #explain(error: unknown): void {
    if (error instanceof Unavailable) {
      if (this.#python) this.#listener.ended(error.message);
      return;
    }
    if (!(error instanceof WorkerFailure)) reportError(error);
    this.#listener.ended(messages.run.crashed);
  }

  /** Becomes ready again, once there is a worker that is. */
  async #recover(): Promise<void> {
    const supply = this.#sandboxed?.supply;
    if (!supply) return;
    if (this.#state === "running" && !supply.ready) this.#enter("loading");
    try {
      await supply.take();
      if (this.#action || this.#sandboxed?.supply !== supply) return;
      this.#enter("ready");
      supply.rest();
    } catch (error) {
      if (this.#sandboxed?.supply === supply && !this.#action) this.#fail(error);
    }
  }

  #load(): Promise<Python> {
    this.#python ??= this.#open().catch((error: unknown) => {
      this.#fail(error);
      throw new Unavailable(messages.status.failed, { cause: error });
    });
    return this.#python;
  }

  async #open(): Promise<Python> {
    this.#enter("loading");
    const sandboxed = new SandboxedPython(this.#sources, this.#host, mayKeepSpare(), {
      progress: (progress) => this.#listener.progress(progress),
      packages: (progress) => this.#packagesProgress(progress),
    });
    this.#sandboxed = sandboxed;
    const { supply } = sandboxed;
    const bundled = fetchVerified(this.#sources.bundle).then((bundle) => {
      this.#listener.bundled(bundle);
      return bundle;
    });
    const [bundleBytes] = await Promise.all([bundled, sandboxed.load()]);
    if (!this.#action) {
      this.#enter("ready");
      supply.rest();
    }
    return { supply, bundle: bundleBytes };
  }

  /** Says that it loads while packages are on their way, and then again what it was at. */
  #packagesProgress(progress: RuntimeProgress | null): void {
    if (progress) {
      if (this.#state !== "loading") {
        this.#before = this.#state;
        this.#enter("loading");
      }
      this.#listener.progress(progress);
    } else if (this.#before !== null) {
      // Unless it was stopped meanwhile.
      if (this.#state === "loading" && this.#action) this.#enter(this.#before);
      this.#before = null;
    }
  }

  #fail(error: unknown): void {
    this.close();
    this.#enter("failed");
    this.#listener.unavailable(
      error instanceof Unavailable ? error.message : messages.failure.python(reasonOf(error)),
    );
  }

  #enter(state: WorkbenchState): void {
    this.#state = state;
    this.#listener.state(state);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof WorkerFailure ? error.message : String(error);
}
