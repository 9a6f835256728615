/** One reader's attempt at an assessment. Moments are milliseconds since 1970, as of the reader's clock. */
export interface Attempt {
  readonly began: number;
  /** When it ended: by the reader, or as its time was up. */
  readonly ended: number | null;
  /** The problem that is being looked at. */
  readonly current: string;
  /** The last answer kept to each problem. */
  readonly answers: ReadonlyMap<string, Answer>;
}

/** How an answer did; not shown before the end. */
export interface Answer {
  readonly passed: number;
  readonly total: number;
}

const MINUTE_MS = 60_000;

export function begin(first: string, now: number): Attempt {
  return { began: now, ended: null, current: first, answers: new Map() };
}

/**
 * Milliseconds that are left. They are counted from the beginning and by the clock on the wall, so neither a
 * reload nor a laptop that sleeps stops them; a clock that was put back gives no more than the whole time.
 */
export function timeLeft(attempt: Attempt, minutes: number, now: number): number {
  const whole = minutes * MINUTE_MS;
  return Math.min(whole, Math.max(0, attempt.began + whole - now));
}

/** An answer was kept. After the end, none is. */
export function answered(attempt: Attempt, problem: string, answer: Answer): Attempt {
  if (attempt.ended !== null) return attempt;
  return { ...attempt, answers: new Map(attempt.answers).set(problem, answer) };
}

export function movedTo(attempt: Attempt, problem: string): Attempt {
  return { ...attempt, current: problem };
}

/** The attempt is over: now, or when its time was up if that was before. */
export function end(attempt: Attempt, minutes: number, now: number): Attempt {
  if (attempt.ended !== null) return attempt;
  return { ...attempt, ended: Math.min(now, attempt.began + minutes * MINUTE_MS) };
}
