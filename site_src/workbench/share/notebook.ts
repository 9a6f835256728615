/** A problem as a Jupyter notebook: https://nbformat.readthedocs.io/en/latest/format_description.html, 4.5. */

import type { PublicCase } from "./public-bundle";

export interface NotebookProblem {
  readonly title: string;
  /** The address of the problem's page. */
  readonly url: string;
  readonly source: string;
  readonly cases: readonly PublicCase[];
}

/** The notebook's JSON: where the problem is from, the reader's solution, and a cell for each public case. */
export function notebook({ title, url, source, cases }: NotebookProblem): string {
  const cells = [
    cell("markdown", `# ${title}\n\n<${url}>`),
    cell("code", source),
    ...cases.map((each) => cell("code", codeOf(each))),
  ].map((made, index) => ({ id: `cell-${index}`, ...made }));
  const metadata = {
    kernelspec: { display_name: "Python 3", language: "python", name: "python3" },
    language_info: { name: "python" },
  };
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}

function cell(type: "markdown" | "code", text: string): object {
  const source = text.trimEnd().split(/(?<=\n)/);
  return type === "markdown"
    ? { cell_type: type, metadata: {}, source }
    : { cell_type: type, execution_count: null, metadata: {}, outputs: [], source };
}

function codeOf({ name, given, call, seeds, raises }: PublicCase): string {
  return [
    `# ${name}${raises === null ? "" : `: raises ${raises}`}`,
    seeds === null ? null : `seed = 0  # any of 0 to ${seeds - 1}`,
    given.trimEnd() || null,
    call,
  ]
    .filter((line) => line !== null)
    .join("\n");
}
