import { language } from "#texts/language";
import { type Child, element } from "../dom/element";
import type { Failure, TestResult } from "./verdict";

/** What the judge says is in English, whatever the page is in. */
export const JUDGE_LANGUAGE = "en";

/** The kinds of failures that the page itself tells of, because the judge no longer could. */
const OWN_KINDS: ReadonlySet<string | null> = new Set(["too-slow", "crashed", null]);

/** The language of a failure's message (BCP 47). */
export const languageOf = ({ kind }: Pick<Failure | TestResult, "kind">): string =>
  OWN_KINDS.has(kind) ? language : JUDGE_LANGUAGE;

/** What is read out at the end of a check or a run: the page's sentence, and the message of what went wrong. */
export function spoken(sentence: string, error: Failure | null): readonly Child[] {
  return error ? [`${sentence}. `, element("span", { lang: languageOf(error) }, error.message)] : [sentence];
}
