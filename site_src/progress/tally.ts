import { bookmarkKey, type Progress } from "./progress-data";

/** How far a reader has come with some problems. */
export interface Tally {
  readonly total: number;
  readonly solved: number;
  /** Tried, and not solved yet. */
  readonly tried: number;
  readonly bookmarked: number;
}

/** Counts each of the problems once, however often it is named. */
export function tallyOf(problems: Iterable<string>, progress: Progress): Tally {
  const slugs = [...new Set(problems)];
  const count = (is: (slug: string) => boolean) => slugs.filter(is).length;
  return {
    total: slugs.length,
    solved: count((slug) => progress.problems.get(slug)?.status === "solved"),
    tried: count((slug) => progress.problems.get(slug)?.status === "tried"),
    bookmarked: count((slug) => progress.bookmarks.has(bookmarkKey({ kind: "problem", slug }))),
  };
}
