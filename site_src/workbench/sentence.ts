import { type Child, element } from "../dom/element";

/** A sentence of the judge, with what stands between backticks as code. */
export function renderSentence(sentence: string): readonly Child[] {
  const parts = sentence.split("`");
  // An odd backtick opens nothing: it is a character of the reader's own text.
  if (parts.length % 2 === 0) return [sentence];
  return parts.map((part, index) => (index % 2 === 0 ? part : element("code", {}, part)));
}

/** What may have caused a failure, as the judge's hints say. */
export function renderCauses(hints: readonly string[]): HTMLElement | null {
  if (hints.length === 0) return null;
  return element(
    "ul",
    { class: "wb-causes" },
    ...hints.map((hint) => element("li", {}, ...renderSentence(hint))),
  );
}
