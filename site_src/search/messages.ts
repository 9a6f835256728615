/** Every text that the search shows. */

const results = (count: number): string =>
  `${count.toLocaleString("en")} ${count === 1 ? "result" : "results"}`;

/** What can be searched for: the values of the index's filter `kind`. */
const kinds: Readonly<Record<string, string>> = {
  dive: "Dive",
  topic: "Topic",
  problem: "Problem",
  case: "Case study",
  job: "Job",
};

export const messages = {
  title: "Search",
  field: "Search the site",
  kind: "Kind",
  everything: "Everything",
  kinds,
  close: "Close",
  start: "Dives, topics, problems, case studies and jobs.",
  searching: "Searching…",
  none: (query: string) => `Nothing found for “${query}”. Try another word, or a shorter one.`,
  found: (count: number, shown: number) =>
    shown < count ? `${results(count)}, the best ${shown} shown` : results(count),
  more: "Show more",
  failed: "The search could not be loaded. Look at your connection and try again.",
} as const;
