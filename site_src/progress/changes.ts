import { localDay } from "../calendar/day";
import { bookmarkKey, type Place, type ProblemStatus, type Progress } from "./progress-data";

/** What the workbench tells of a check. */
export interface Checked {
  readonly problem: string;
  readonly title: string;
  readonly status: ProblemStatus;
}

/** A problem was checked. Solved once is solved for good. */
export function checked(progress: Progress, { problem, title, status }: Checked, now: Date): Progress {
  const before = progress.problems.get(problem);
  const last = now.toISOString();
  const entry = {
    status: before?.status === "solved" ? "solved" : status,
    title: title || (before?.title ?? ""),
    first: before?.first ?? last,
    last,
  } as const;
  return { ...onDay(progress, now), problems: new Map(progress.problems).set(problem, entry) };
}

/** A dive was read to its end; the first time counts. */
export function finished(progress: Progress, slug: string, now: Date): Progress {
  if (progress.read.has(slug)) return progress;
  return { ...onDay(progress, now), read: new Map(progress.read).set(slug, now.toISOString()) };
}

/** A dive or a problem was opened. */
export function opened(progress: Progress, place: Place): Progress {
  return { ...progress, opened: place };
}

/** Sets a bookmark, or takes it away where there is one. */
export function toggled(progress: Progress, place: Place, now: Date): Progress {
  const bookmarks = new Map(progress.bookmarks);
  const key = bookmarkKey(place);
  if (!bookmarks.delete(key)) bookmarks.set(key, { ...place, since: now.toISOString() });
  return { ...progress, bookmarks };
}

function onDay(progress: Progress, now: Date): Progress {
  const today = localDay(now);
  if (progress.days.includes(today)) return progress;
  return { ...progress, days: [...progress.days, today].sort() };
}
