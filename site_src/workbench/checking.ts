import { language } from "#texts/language";
import { messages } from "#texts/workbench";
import type { TestChoice } from "../sandbox/protocol";
import { WorkerFailure } from "./python-worker";
import { readCheckOutcome, readEvent } from "./untrusted";
import {
  assembleVerdict,
  type CheckOutcome,
  type CheckPlan,
  type Failure,
  type JudgeEvent,
  resultWithoutJudge,
  type TestResult,
  type Verdict,
} from "./verdict";
import { Watchdog } from "./watchdog";
import type { WorkerSupply } from "./worker-supply";

/** What the page shows while a check goes on. */
export interface CheckListener {
  planned(plan: CheckPlan): void;
  started(test: number): void;
  finished(test: number, result: TestResult): void;
}

/** How often a check starts again after a test that took too long or broke Python. */
const STRIKES = 2;
/** How long the judge may take for its own work, between tests. */
const JUDGE_SECONDS = 10;

const UNEVENTFUL: CheckOutcome = { error: null, tampered: null, durationMs: null };

/** What the judge is at: not yet the solution, loading it (null), or a test. */
type Stage =
  | { readonly at: "judge" }
  | { readonly at: "loading" }
  | { readonly at: "test"; readonly test: number; readonly seconds: number };

/**
 * One check of one solution, over as many workers as it takes.
 *
 * A test that outstays its time, or breaks Python, costs its worker; the check goes on behind it with another.
 */
export class Check {
  readonly #supply: WorkerSupply;
  readonly #source: string;
  readonly #bundle: ArrayBuffer;
  readonly #listener: CheckListener;
  readonly #only: TestChoice | null;
  readonly #results = new Map<number, TestResult>();
  #plan: CheckPlan | null = null;
  #stage: Stage = { at: "judge" };
  /** How much longer the first test may take than others, in seconds: its worker may be new. */
  #headStart = 0;
  #timedOut = false;

  /** With `only`, no other test is run. */
  constructor(
    supply: WorkerSupply,
    source: string,
    bundle: ArrayBuffer,
    listener: CheckListener,
    only: TestChoice | null = null,
  ) {
    this.#supply = supply;
    this.#source = source;
    this.#bundle = bundle;
    this.#listener = listener;
    this.#only = only;
  }

  /**
   * Runs the check. When the signal aborts it rejects with the signal's reason; the caller ends the worker.
   * Rejects with `WorkerFailure` when Python fails before there is anything to judge.
   */
  async run(signal: AbortSignal): Promise<Verdict> {
    for (let first = 0, strikes = 0; ; ) {
      const outcome = await this.#attempt(first, signal);
      if (outcome !== "stuck") return this.#conclude(outcome);

      this.#supply.replace();
      const error = this.#loadingError();
      if (error) return this.#conclude({ ...UNEVENTFUL, error });
      const stuck = this.#stuckTest();
      if (stuck === null) return this.#conclude(UNEVENTFUL);
      strikes += 1;
      first = stuck + 1;
      if (strikes === STRIKES || this.#next(first) === null) return this.#conclude(UNEVENTFUL);
    }
  }

  /** Checks from test `first` on; "stuck" when the worker had to be given up. */
  async #attempt(first: number, signal: AbortSignal): Promise<CheckOutcome | "stuck"> {
    const worker = await this.#supply.take({ source: this.#source, bundle: this.#bundle }, signal);
    signal.throwIfAborted();
    this.#timedOut = false;
    this.#stage = { at: "judge" };
    this.#headStart = worker.bootSeconds;
    const watchdog = new Watchdog(() => {
      this.#timedOut = true;
      worker.end();
    });
    watchdog.allow(JUDGE_SECONDS);
    try {
      const [source, bundle, only] = [this.#source, this.#bundle, this.#only];
      const result = await worker.request(
        { type: "check", source, bundle, first, only, language },
        (events) => {
          for (const event of events) watchdog.allow(this.#follow(readEvent(event)));
        },
      );
      return readCheckOutcome(result);
    } catch (error) {
      signal.throwIfAborted();
      if (!this.#plan) throw error;
      worker.end();
      return "stuck";
    } finally {
      watchdog.rest();
    }
  }

  /** Takes an event in, and says how many seconds the next may take to come. */
  #follow(event: JudgeEvent): number {
    switch (event.type) {
      case "plan":
        // A second worker plans anew; the first plan stands.
        if (!this.#plan) {
          this.#plan = event.plan;
          this.#listener.planned(event.plan);
        }
        return JUDGE_SECONDS;
      case "start":
        return this.#enter(event.test);
      case "test":
        this.#stage = { at: "judge" };
        this.#record(event.test, event.result);
        return JUDGE_SECONDS;
      case "output":
      case "figure":
      case "left-out":
      case "value":
        return JUDGE_SECONDS;
    }
  }

  #enter(test: number | null): number {
    if (test === null) {
      this.#stage = { at: "loading" };
      return this.#plan?.loadSeconds ?? JUDGE_SECONDS;
    }
    const seconds = (this.#plan?.tests[test]?.seconds ?? JUDGE_SECONDS) + this.#headStart;
    this.#headStart = 0;
    this.#stage = { at: "test", test, seconds };
    this.#listener.started(test);
    return seconds;
  }

  #record(test: number, result: TestResult): void {
    const planned = this.#plan?.tests[test];
    // The first result counts: none that comes later may put another in its place.
    if (!planned || this.#results.has(test)) return;
    if (this.#only && this.#only.test !== planned.name) return;
    // Names come from the plan, which was made before any of the reader's code ran.
    const named = { ...result, name: planned.name, hidden: planned.hidden };
    this.#results.set(test, named);
    this.#listener.finished(test, named);
  }

  /** Why the solution could not even be loaded, if that is where the worker was given up. */
  #loadingError(): Failure | null {
    if (this.#stage.at !== "loading") return null;
    const message = this.#timedOut
      ? messages.loadTooSlow(this.#plan?.loadSeconds ?? JUDGE_SECONDS)
      : messages.loadCrashed;
    const kind = this.#timedOut ? "too-slow" : "crashed";
    return {
      part: "solution",
      kind,
      message,
      hints: [],
      line: null,
      column: null,
      endColumn: null,
      code: null,
      traceback: null,
    };
  }

  /** Gives the test at which the worker was given up its result, and its number. */
  #stuckTest(): number | null {
    const stage = this.#stage.at === "test" ? this.#stage : null;
    const test = stage ? stage.test : this.#next(0);
    const planned = test === null ? undefined : this.#plan?.tests[test];
    if (test === null || !planned) return null;
    const allowed = Math.round(stage?.seconds ?? planned.seconds);
    const result = this.#timedOut
      ? resultWithoutJudge(planned, "timeout", "too-slow", messages.test.tooSlow(allowed))
      : resultWithoutJudge(planned, "error", "crashed", messages.test.crashed);
    this.#record(test, result);
    return test;
  }

  /** The first test from `first` on that is to be run and has no result. */
  #next(first: number): number | null {
    const tests = this.#plan?.tests ?? [];
    const found = tests.findIndex(
      ({ name }, index) =>
        index >= first && !this.#results.has(index) && (this.#only === null || this.#only.test === name),
    );
    return found < 0 ? null : found;
  }

  #conclude(outcome: CheckOutcome): Verdict {
    if (!this.#plan) throw new WorkerFailure("the judge made no plan");
    if (outcome.tampered) this.#supply.replace();
    return assembleVerdict(this.#plan, this.#results, outcome, messages.test.skipped);
  }
}
