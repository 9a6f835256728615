import type { Mark } from "./editor/editor";
import type { Failure, Verdict } from "./verdict";

/** The mark of a failure that has a place in the reader's code. */
export function marksOfFailure(failure: Failure | null): readonly Mark[] {
  if (!failure || failure.line === null) return [];
  const { line, column, endColumn, message } = failure;
  return [{ line, column, endColumn, message }];
}

/** What a verdict has to say about lines of the reader's code: for each line, the first test that failed there. */
export function marksOfVerdict(verdict: Verdict): readonly Mark[] {
  const marks = [...marksOfFailure(verdict.error)];
  for (const { line, column, endColumn, message, status } of verdict.tests) {
    if (line === null || status === "pass" || marks.some((mark) => mark.line === line)) continue;
    marks.push({ line, column, endColumn, message });
  }
  return marks;
}
