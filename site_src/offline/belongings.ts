/** What a page needs besides itself, read from its text. */

const IN_HTML = /(?:href|src|data-bundle|data-numpy-names|data-sandbox)="([^"#?]+)"/g;
const IN_CSS = /url\(["']?([^"')]+)["']?\)/g;
const IN_SCRIPT = /["'](\.\/[\w.-]+\.js)["']/g;

const PATTERNS: Readonly<Record<string, RegExp>> = {
  "text/html": IN_HTML,
  "text/css": IN_CSS,
  "text/javascript": IN_SCRIPT,
  "application/javascript": IN_SCRIPT,
};

/** The addresses that a text of this media type names, in full, each once. */
export function named(text: string, mediaType: string, base: string): string[] {
  const pattern = PATTERNS[mediaType.split(";")[0]?.trim() ?? ""];
  if (!pattern) return [];
  const found = [...text.matchAll(pattern)].map(([, address = ""]) => address.replaceAll("&amp;", "&"));
  return [
    ...new Set(
      found.filter((address) => URL.canParse(address, base)).map((each) => new URL(each, base).href),
    ),
  ];
}
