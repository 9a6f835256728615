/** What an assessment asks, as its page says it. */
export interface Setting {
  readonly slug: string;
  readonly minutes: number;
  /** The percentage of the problems that has to be solved. */
  readonly passMark: number;
  readonly problems: readonly SetProblem[];
}

export interface SetProblem {
  readonly slug: string;
  readonly title: string;
  readonly url: string;
  readonly topics: readonly string[];
}

/** Reads an assessment from its element's attributes. Throws `Error` where one is missing or malformed. */
export function readSetting(host: HTMLElement): Setting {
  const { minutes, passMark, problems } = host.dataset;
  const sections = [...host.querySelectorAll<HTMLElement>("[data-problem]")].map(
    (each) => each.dataset.problem,
  );
  return {
    slug: host.getAttribute("slug") ?? "",
    minutes: within(minutes, 1, 240),
    passMark: within(passMark ?? "60", 0, 100),
    problems: (JSON.parse(problems ?? "[]") as readonly SetProblem[]).filter(({ slug }) =>
      sections.includes(slug),
    ),
  };
}

function within(text: string | undefined, least: number, most: number): number {
  const value = Number(text);
  if (!(value >= least && value <= most)) throw new Error(`not a number from ${least} to ${most}: ${text}`);
  return value;
}
