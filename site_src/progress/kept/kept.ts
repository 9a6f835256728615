import type { Attempt } from "../../assessment/attempt";
import type { ProblemRecord } from "../../records/problem-record";
import { NOTHING as NO_PROGRESS, type Progress } from "../progress-data";

/** Everything that the browser keeps of a reader. */
export interface Kept {
  readonly progress: Progress;
  /** The reader's code, by the problem's slug, or by `<assessment>:<problem>`. */
  readonly records: ReadonlyMap<string, ProblemRecord>;
  /** By the assessment's slug. */
  readonly attempts: ReadonlyMap<string, Attempt>;
}

export const NOTHING: Kept = { progress: NO_PROGRESS, records: new Map(), attempts: new Map() };

export const SLUG = /^[a-z0-9][a-z0-9-]{0,99}$/;
export const RECORD_KEY = /^[a-z0-9][a-z0-9-]{0,99}(:[a-z0-9][a-z0-9-]{0,99})?$/;
