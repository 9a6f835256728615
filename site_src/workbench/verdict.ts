/** The judge's results, as the workbench holds them once their shapes are checked. */

import type { Figure, LeftOut } from "../figures/figure";

export type TestStatus = "pass" | "fail" | "error" | "timeout" | "skipped";

/** What a check is going to run. */
export interface PlannedTest {
  readonly name: string;
  readonly hidden: boolean;
  /** How long the test may take, in seconds. */
  readonly seconds: number;
  /** Whether who passes is told how long the call took, and how long it takes the reference. */
  readonly compareTime: boolean;
}

export interface CheckPlan {
  readonly tests: readonly PlannedTest[];
  /** How long the solution's module may take to load, in seconds. */
  readonly loadSeconds: number;
}

/** One place of what was got and of what is wanted. */
export interface DifferenceCell {
  readonly got: string;
  readonly want: string;
  readonly wrong: boolean;
}

/** The surroundings of the first difference. */
export interface Difference {
  /** Which part of the result it is, as written in code: of more than two dimensions a 2-D slab. */
  readonly of: string;
  /** An elided row or column is headed by "…", and its cells are null; a single row is headed by "". */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly (readonly (DifferenceCell | null)[])[];
}

export interface TestResult {
  readonly name: string;
  readonly status: TestStatus;
  readonly kind: string | null;
  readonly hidden: boolean;
  readonly message: string;
  readonly hints: readonly string[];
  /** 1-based line of the reader's code. */
  readonly line: number | null;
  readonly column: number | null;
  /** The first column behind the place. */
  readonly endColumn: number | null;
  readonly code: string | null;
  readonly expected: string | null;
  readonly got: string | null;
  readonly difference: Difference | null;
  readonly seed: number | null;
  readonly stdout: string;
  readonly truncated: boolean;
  readonly durationMs: number | null;
  readonly traceback: string | null;
}

/** How long one call takes, in milliseconds: the best of several rounds. */
export interface TimeComparison {
  readonly own: number;
  readonly reference: number;
}

/** The pieces of code that a reader writes. */
export type CodePart = "solution" | "scratch";

/** Where what `print` and the like write goes; what `input()` has read is echoed as "stdin". */
export type Stream = "stdout" | "stderr" | "stdin";

/** Why a solution could not be loaded, or a run ended. */
export interface Failure {
  /** Which code `line` is of. */
  readonly part: CodePart;
  readonly kind: string;
  readonly message: string;
  readonly hints: readonly string[];
  readonly line: number | null;
  readonly column: number | null;
  readonly endColumn: number | null;
  readonly code: string | null;
  readonly traceback: string | null;
}

export type JudgeEvent =
  | { readonly type: "plan"; readonly plan: CheckPlan }
  | { readonly type: "start"; readonly test: number | null }
  | { readonly type: "output"; readonly stream: Stream; readonly text: string }
  | { readonly type: "figure"; readonly figure: Figure }
  | { readonly type: "left-out"; readonly why: LeftOut }
  | { readonly type: "value"; readonly text: string }
  | { readonly type: "test"; readonly test: number; readonly result: TestResult };

/** What the judge says at the end of one check: the results themselves have come as events. */
export interface CheckOutcome {
  readonly error: Failure | null;
  /** What the solution changed outside of itself; null if nothing. */
  readonly tampered: string | null;
  readonly durationMs: number | null;
}

/** What the judge says at the end of a run. */
export interface RunOutcome {
  readonly error: Failure | null;
  readonly tampered: string | null;
  readonly durationMs: number | null;
}

/** The whole of a check, over all workers that it took. */
export interface Verdict {
  readonly status: "pass" | "fail" | "error";
  readonly tests: readonly TestResult[];
  readonly error: Failure | null;
  readonly tampered: string | null;
  readonly durationMs: number | null;
}

/** A result that the page itself gives to a test, because the judge could not. */
export function resultWithoutJudge(
  test: PlannedTest,
  status: TestStatus,
  kind: string | null,
  message: string,
): TestResult {
  return {
    name: test.name,
    status,
    kind,
    hidden: test.hidden,
    message,
    hints: [],
    line: null,
    column: null,
    endColumn: null,
    code: null,
    expected: null,
    got: null,
    difference: null,
    seed: null,
    stdout: "",
    truncated: false,
    durationMs: null,
    traceback: null,
  };
}

/** Puts a verdict together from the results at hand; a test without one was skipped. */
export function assembleVerdict(
  plan: CheckPlan,
  results: ReadonlyMap<number, TestResult>,
  outcome: CheckOutcome,
  skipped: string,
): Verdict {
  const tests = plan.tests.map(
    (test, index) =>
      results.get(index) ?? resultWithoutJudge(test, "skipped", null, outcome.error ? "" : skipped),
  );
  const passed = tests.length > 0 && tests.every((test) => test.status === "pass");
  return {
    status: outcome.error ? "error" : passed ? "pass" : "fail",
    tests,
    error: outcome.error,
    tampered: outcome.tampered,
    durationMs: outcome.durationMs,
  };
}
