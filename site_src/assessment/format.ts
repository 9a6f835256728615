/** An attempt as JSON, and back; what is read is checked as untrusted data. */

import type { Answer, Attempt } from "./attempt";
import type { Setting } from "./setting";

const VERSION = 1;
const MOST_TESTS = 1_000;
const SLUG = /^[a-z0-9][a-z0-9-]{0,99}$/;

type Fields = Readonly<Record<string, unknown>>;

/** Reads an attempt at `setting`; null where the text holds none. */
export function parseAttempt(json: string | null, setting: Setting): Attempt | null {
  const attempt = readAttempt(parse(json));
  if (!attempt) return null;
  const slugs = setting.problems.map(({ slug }) => slug);
  return {
    ...attempt,
    current: slugs.find((slug) => slug === attempt.current) ?? slugs[0] ?? "",
    answers: new Map([...attempt.answers].filter(([slug]) => slugs.includes(slug))),
  };
}

/** Reads an attempt at whatever assessment, as it came out of JSON; null for what is none. */
export function readAttempt(value: unknown): Attempt | null {
  const stored = fields(value);
  if (stored?.version !== VERSION) return null;
  const { began, ended, current } = stored;
  if (!isMoment(began) || (ended !== null && !isMoment(ended))) return null;
  const answers = Object.entries(fields(stored.answers) ?? {}).flatMap(([slug, said]) => {
    const answer = SLUG.test(slug) ? readAnswer(said) : null;
    return answer ? [[slug, answer] as const] : [];
  });
  return {
    began,
    ended,
    current: typeof current === "string" && SLUG.test(current) ? current : "",
    answers: new Map(answers),
  };
}

export function formatAttempt(attempt: Attempt): string {
  return JSON.stringify(attemptFields(attempt));
}

/** An attempt as the plain data that is kept. */
export function attemptFields({ began, ended, current, answers }: Attempt): Fields {
  return { version: VERSION, began, ended, current, answers: Object.fromEntries(answers) };
}

function parse(json: string | null): unknown {
  try {
    return JSON.parse(json ?? "null");
  } catch {
    return null;
  }
}

function fields(value: unknown): Fields | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

function isMoment(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value > 0;
}

/** What `divebell:checked` and the storage say of an answer; null where that makes no sense. */
export function readAnswer(value: unknown): Answer | null {
  const { passed, total } = fields(value) ?? {};
  const isCount = (count: unknown): count is number =>
    Number.isInteger(count) && Number(count) >= 0 && Number(count) <= MOST_TESTS;
  return isCount(passed) && isCount(total) && passed <= total ? { passed, total } : null;
}
