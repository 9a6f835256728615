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

const RUNS = /<divebell-(?:workbench|demo|assessment)\b/;
const PACKAGES = /data-packages="([^"]+)"/g;

/** Whether a page has something that Python runs. */
export function runsPython(html: string): boolean {
  return RUNS.test(html);
}

/** The packages that a page's problems list, each once. */
export function packagesListed(html: string): string[] {
  return [...new Set([...html.matchAll(PACKAGES)].flatMap(([, names = ""]) => names.split(" ")))];
}
