import { fold } from "../filters/fold";

/** A piece of an excerpt, and whether the reader looked for it. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
  "#x27": "'",
};

/**
 * Reads an excerpt of Pagefind's: escaped text in which `<mark>` stands around what was looked for. No other
 * markup is known here; it stays the text that it is.
 */
export function pieces(excerpt: string): Piece[] {
  return excerpt
    .split(/<mark>(.*?)<\/mark>/s)
    .map((text, place) => ({ text: unescaped(text), marked: place % 2 === 1 }))
    .filter(({ text }) => text !== "");
}

/** Letters at a word's beginning that a result must share with it, where the word has so many. */
const SHARED = 3;

/**
 * Whether what is marked in an excerpt is near to one of the words. For a word that no page has, Pagefind gives
 * those with ever shorter beginnings of it, down to a single letter.
 */
export function isNear(excerpt: string, words: string): boolean {
  const marked = pieces(excerpt).filter((piece) => piece.marked);
  const beginnings = fold(words)
    .split(/\s+/)
    .map((word) => word.slice(0, SHARED));
  return (
    marked.length === 0 || marked.some(({ text }) => beginnings.some((start) => fold(text).includes(start)))
  );
}

function unescaped(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);
}
