/** Letters that Unicode does not take apart into a plain letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  æ: "ae",
  ð: "d",
  đ: "d",
  ı: "i",
  ł: "l",
  ø: "o",
  œ: "oe",
  ß: "ss",
  þ: "th",
};
const SPECIAL = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "g");
const MARKS = /\p{M}+/gu;

/** A text as it is searched: in lower case and without diacritics, so that "zurich" finds "Zürich". */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(MARKS, "")
    .toLowerCase()
    .replace(SPECIAL, (letter) => PLAIN[letter] ?? letter);
}

/** The words of a search, folded. */
export function words(query: string): readonly string[] {
  return fold(query).split(/\s+/).filter(Boolean);
}
