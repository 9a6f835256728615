import { expect, test } from "vitest";
import { assembleVerdict, type CheckOutcome, type Failure } from "../../site_src/workbench/verdict";
import { marksOfVerdict } from "../../site_src/workbench/verdict-marks";
import { plan, result } from "./samples";

const QUIET: CheckOutcome = { error: null, tampered: null, durationMs: 3 };
const FAILURE: Failure = {
  part: "solution",
  kind: "syntax-error",
  message: "Python cannot read line 2.",
  hints: [],
  line: 2,
  column: 4,
  endColumn: 6,
  code: "x x",
  traceback: null,
};

test("passes when every planned test has passed", () => {
  const results = new Map([0, 1].map((index) => [index, result()]));
  expect(assembleVerdict(plan("a", "b"), results, QUIET, "skipped").status).toBe("pass");
});

test("a test without a result was skipped, and then the whole does not pass", () => {
  const verdict = assembleVerdict(plan("a", "b"), new Map([[0, result()]]), QUIET, "not run");
  expect(verdict.status).toBe("fail");
  expect(verdict.tests[1]).toMatchObject({ name: "b", status: "skipped", message: "not run" });
});

test("no tests are no pass", () => {
  expect(assembleVerdict(plan(), new Map(), QUIET, "").status).toBe("fail");
});

test("a solution that cannot be loaded skips its tests without a word on each", () => {
  const verdict = assembleVerdict(plan("a"), new Map(), { ...QUIET, error: FAILURE }, "not run");
  expect(verdict.status).toBe("error");
  expect(verdict.tests[0]).toMatchObject({ status: "skipped", message: "" });
});

test("each line is marked once: what kept the code from loading comes first, then tests in order", () => {
  const failed = (line: number | null, message: string) => result({ status: "fail", line, message });
  const results = [
    failed(7, "first"),
    failed(7, "second"),
    failed(null, "nowhere"),
    failed(2, "third"),
    result({ line: 9 }),
    result({ status: "error", line: 8, column: 3, endColumn: 11, message: "here" }),
  ];
  const verdict = assembleVerdict(
    plan("a", "b", "c", "d", "e", "f"),
    new Map(results.entries()),
    { ...QUIET, error: FAILURE },
    "",
  );
  expect(marksOfVerdict(verdict)).toEqual([
    { line: 2, column: 4, endColumn: 6, message: FAILURE.message },
    { line: 7, column: null, endColumn: null, message: "first" },
    { line: 8, column: 3, endColumn: 11, message: "here" },
  ]);
});
