/** Some lines of a step's code, both ends included; steps and lines count from 0. */
export interface Lines {
  readonly step: number;
  readonly first: number;
  readonly last: number;
}

/** A line of the program, and whether the step that is looked at brought it. */
export interface ProgramLine {
  readonly html: string;
  readonly added: boolean;
}

/** Reads `data-program`: "0:1-3 2:1-4" for lines 1 to 3 of the first step, then lines 1 to 4 of the third. */
export function readProgram(attribute: string): Lines[] {
  return [...attribute.matchAll(/(\d+):(\d+)-(\d+)/g)].map(([, step, first, last]) => ({
    step: Number(step),
    first: Number(first) - 1,
    last: Number(last) - 1,
  }));
}

/** The lines of the program after step `current`, with a blank line between what different steps brought. */
export function programLines(
  program: readonly Lines[],
  codeOf: (step: number) => readonly string[],
  current: number,
): ProgramLine[] {
  const lines: ProgramLine[] = [];
  for (const { step, first, last } of program) {
    const own = codeOf(step).slice(first, last + 1);
    if (lines.length > 0 && own[0] !== "") lines.push({ html: "", added: false });
    lines.push(...own.map((html) => ({ html, added: step === current })));
  }
  return lines;
}
