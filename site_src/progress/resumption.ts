import type { Place, Progress } from "./progress-data";

/** What to go on with, and why. */
export interface Resumption {
  readonly place: Place;
  readonly why: "reading" | "opened" | "tried";
}

/**
 * Where the reader left off: what was opened last if it is not finished, else the problem that was last tried in
 * vain; null where there is nothing to go on with.
 */
export function resumptionOf({ opened, problems, read }: Progress): Resumption | null {
  if (opened?.kind === "dive" && !read.has(opened.slug)) return { place: opened, why: "reading" };
  if (opened?.kind === "problem" && problems.get(opened.slug)?.status !== "solved") {
    return { place: opened, why: problems.has(opened.slug) ? "tried" : "opened" };
  }
  const tried = [...problems]
    .filter(([, { status, title }]) => status === "tried" && title !== "")
    .sort(([, a], [, b]) => (a.last < b.last ? 1 : -1));
  const [slug, problem] = tried[0] ?? [];
  return slug && problem ? { place: { kind: "problem", slug, title: problem.title }, why: "tried" } : null;
}
