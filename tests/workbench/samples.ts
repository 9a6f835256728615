import type { CheckedSource } from "../../site_src/workbench/place";
import type { RunAgain } from "../../site_src/workbench/test-row";
import type { CheckPlan, TestResult } from "../../site_src/workbench/verdict";

/** A result as the judge gives it for a test that passed. */
export function result(changes: Partial<TestResult> = {}): TestResult {
  return {
    name: "a test",
    status: "pass",
    kind: null,
    hidden: false,
    message: "",
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
    durationMs: 1.5,
    traceback: null,
    ...changes,
  };
}

/** A plan of tests with these names, two seconds each. */
export function plan(...names: string[]): CheckPlan {
  return {
    tests: names.map((name) => ({ name, hidden: false, seconds: 2, compareTime: false })),
    loadSeconds: 10,
  };
}

/** Code whose jumps are kept in `jumps`. */
export function source(text: string): CheckedSource & { readonly jumps: unknown[] } {
  const jumps: unknown[] = [];
  return { text, jumps, jump: (line, column) => jumps.push([line, column]) };
}

/** Running a test again, of which nothing comes. */
export const AGAIN: RunAgain = { run: () => {}, link: ({ test }) => `#${test}` };

/** The fields of a test's result as the judge's JSON has them. */
export const RAW_RESULT = {
  name: "a test",
  status: "fail",
  kind: "wrong-values",
  hidden: false,
  message: "Wrong values.",
  hints: ["Is the scale missing?"],
  line: 3,
  column: 5,
  end_column: 9,
  code: "f(1)",
  expected: "1",
  got: "2",
  difference: null,
  seed: null,
  stdout: "",
  truncated: false,
  duration_ms: 1.25,
  traceback: null,
};
