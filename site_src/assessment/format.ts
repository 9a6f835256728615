/** An attempt as JSON, and back; what is read is checked as untrusted data. */

import type { Answer, Attempt } from "./attempt";
import type { Setting } from "./setting";

const VERSION = 1;
const MOST_TESTS = 1_000;

type Fields = Readonly<Record<string, unknown>>;

/** Reads an attempt at `setting`; null where the text holds none. */
export function parseAttempt(json: string | null, setting: Setting): Attempt | null {
  const stored = parse(json);
  if (stored?.version !== VERSION) return null;
  const slugs = setting.problems.map(({ slug }) => slug);
  const { began, ended, current } = stored;
  if (!isMoment(began) || (ended !== null && !isMoment(ended))) return null;
  const answers = Object.entries(fields(stored.answers) ?? {}).flatMap(([slug, value]) => {
    const answer = slugs.includes(slug) ? readAnswer(value) : null;
    return answer ? [[slug, answer] as const] : [];
  });
  return {
    began,
    ended,
    current: slugs.find((slug) => slug === current) ?? slugs[0] ?? "",
    answers: new Map(answers),
  };
}

export function formatAttempt({ began, ended, current, answers }: Attempt): string {
  return JSON.stringify({ version: VERSION, began, ended, current, answers: Object.fromEntries(answers) });
}

function parse(json: string | null): Fields | null {
  try {
    return fields(JSON.parse(json ?? "null"));
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
