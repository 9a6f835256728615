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

function unescaped(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);
}
