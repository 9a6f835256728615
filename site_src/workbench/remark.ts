/** What is said of code that is being written. Lines and columns are 1-based, the end is exclusive. */
export interface Remark {
  readonly severity: "error" | "warning";
  /** Who says it: the judge speaks the language of the page. */
  readonly source: "python" | "judge";
  readonly message: string;
  readonly line: number;
  /** Null for a remark on the whole line. */
  readonly column: number | null;
  readonly endLine: number;
  readonly endColumn: number | null;
}
