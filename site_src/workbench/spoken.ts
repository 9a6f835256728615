import { element } from "../dom/element";
import type { Remark } from "./remark";
import type { Failure } from "./verdict";

/** What Python itself says is in English, whatever the page is in. */
export const PYTHON_LANGUAGE = "en";

/** The message of a remark. */
export const renderRemark = ({ source, message }: Remark): HTMLElement =>
  element("span", source === "python" ? { lang: PYTHON_LANGUAGE } : {}, message);

/** What is read out at the end of a check or a run: the page's sentence, and the message of what went wrong. */
export function spoken(sentence: string, error: Failure | null): string {
  return error ? `${sentence}. ${error.message}` : sentence;
}
