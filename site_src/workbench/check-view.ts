import type { CheckPlan, TestResult, Verdict } from "./verdict";

/** What shows one check, from its plan to its verdict. */
export interface CheckView {
  planned(plan: CheckPlan): void;
  started(test: number): void;
  finished(test: number, result: TestResult): void;
  /** Shows how the check ended, and gives the sentence that says so. */
  concluded(verdict: Verdict): string;
  /** Shows that the check came to no end. */
  ended(reason: string): void;
}
