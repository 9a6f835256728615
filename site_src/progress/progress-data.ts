/** What the browser keeps of a reader's way through the site. */

export type ProblemStatus = "tried" | "solved";

/** What can be read or bookmarked, and opened again. */
export interface Place {
  /** "problem", "dive", … */
  readonly kind: string;
  readonly slug: string;
  readonly title: string;
}

export interface ProblemProgress {
  readonly status: ProblemStatus;
  /** "" where the page that checked it did not tell. */
  readonly title: string;
  /** When it was first and last checked, as ISO 8601 in UTC. */
  readonly first: string;
  readonly last: string;
}

export interface Bookmark extends Place {
  readonly since: string;
}

export interface Progress {
  readonly problems: ReadonlyMap<string, ProblemProgress>;
  /** The reader's own days on which a problem was checked or a dive was read, oldest first. */
  readonly days: readonly string[];
  /** When each dive was read to its end. */
  readonly read: ReadonlyMap<string, string>;
  /** By kind and slug: "problem:softmax". */
  readonly bookmarks: ReadonlyMap<string, Bookmark>;
  /** The dive or problem that was opened last. */
  readonly opened: Place | null;
}

export const NOTHING: Progress = {
  problems: new Map(),
  days: [],
  read: new Map(),
  bookmarks: new Map(),
  opened: null,
};

export const bookmarkKey = ({ kind, slug }: Pick<Place, "kind" | "slug">): string => `${kind}:${slug}`;
