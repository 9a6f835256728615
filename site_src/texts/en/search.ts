/** Every text that the search shows. */

import { plural } from "./language";

const results = (count: number): string => plural(count, { one: "result", other: "results" });

/** What can be searched for: the values of the index's filter `kind`. */
const kinds: Readonly<Record<string, string>> = {
  dive: "Dive",
  topic: "Topic",
  problem: "Problem",
  case: "Case study",
  job: "Job",
  writing: "Writing",
};

/** The index's filters by which a search is narrowed, in their order. */
const facets: Readonly<Record<string, string>> = {
  kind: "Kind",
  difficulty: "Difficulty",
  year: "Year",
  tag: "Tag",
};

/** The values of facets that have other names for readers, in their order. */
const values: Readonly<Record<string, string>> = { ...kinds, easy: "Easy", medium: "Medium", hard: "Hard" };

export const messages = {
  title: "Search",
  field: "Search the site",
  kinds,
  facets,
  values,
  expired: "expired",
  clear: "Clear filters",
  close: "Close",
  start: "Dives, topics, problems, case studies and jobs.",
  searching: "Searching…",
  none: (query: string, narrowed: boolean) =>
    narrowed
      ? `Nothing found${query && ` for “${query}”`} with these filters.`
      : `Nothing found for “${query}”. Try another word, or a shorter one.`,
  found: (count: number, shown: number) =>
    shown < count ? `${results(count)}, the best ${shown} shown` : results(count),
  more: "Show more",
  retry: "Try again",
  failed: "The search could not be loaded. Look at your connection and try again.",
  offline: "You are offline, and the search needs to load more than it has.",
};
