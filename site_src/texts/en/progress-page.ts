/** Every text that the page of a reader's progress shows beside what it came with. */

import type { Gains } from "../../progress/kept/gains";
import type { Unfit } from "../../progress/kept/kept-file";
import type { DayKind } from "../../progress/page/weeks";
import type { Gap, Streak } from "../../progress/streak";
import { plural } from "./language";

const days = (count: number): string => plural(count, { one: "day", other: "days" });

/** What is there of something, as list items; nothing of what there is none. */
const items = (...counts: readonly (readonly [count: number, one: string, other: string])[]) =>
  counts.filter(([count]) => count > 0).map(([count, one, other]) => plural(count, { one, other }));

export const messages = {
  streak: {
    longest: "Longest run",
    total: "In all",
    first: "First day",
    days,
    remark: ({ current, today, last }: Streak, named: (day: string) => string): string => {
      if (current > 0) return today ? "Today counts." : "Up to yesterday: today is still to come.";
      return last ? `Your last day was ${named(last.day)}.` : "";
    },
  },
  calendar: {
    label: "Calendar of your days",
    caption: (from: string, to: string) => `Your days from ${from} to ${to}, a column for each week`,
    kinds: {
      counted: "counted",
      missed: "missed",
      coming: "today, still to come",
      before: "before your first day",
      later: "",
    } as Readonly<Record<DayKind, string>>,
    key: { counted: "a day that counts", missed: "a day missed", coming: "today, still to come" },
    earlier: "Earlier",
    later: "Later",
    zone: (zone: string) => `Days begin at midnight in your timezone, ${zone}.`,
  },
  gaps: {
    none: "No day missed in these weeks.",
    summary: (gaps: readonly Gap[]) =>
      `${days(gaps.reduce((sum, { length }) => sum + length, 0))} missed in these weeks`,
    gap: (range: string, length: number) => (length === 1 ? range : `${range}: ${days(length)}`),
  },

  kept: {
    holds: "What is kept now",
    nothing: "Nothing is kept yet.",
    blocked: "This browser keeps nothing for this site: what you do here will be gone when you leave.",
    contents: (counts: {
      solved: number;
      tried: number;
      days: number;
      read: number;
      bookmarks: number;
      drafts: number;
      versions: number;
      attempts: number;
    }) =>
      items(
        [counts.solved, "problem solved", "problems solved"],
        [counts.tried, "problem tried", "problems tried"],
        [counts.days, "day", "days"],
        [counts.read, "dive read", "dives read"],
        [counts.bookmarks, "bookmark", "bookmarks"],
        [counts.drafts, "draft", "drafts"],
        [counts.versions, "earlier version of your code", "earlier versions of your code"],
        [counts.attempts, "attempt at an assessment", "attempts at assessments"],
      ),
    save: "Save it to a file",
    saved: (name: string) => `Saved as ${name}, where your browser puts downloads.`,
    bring: "Bring in a file",
    forget: "Forget everything",
    failed: {
      read: "This browser does not let the site read what it keeps, so it cannot be saved. Reload the page to try again.",
      storage: "This browser keeps nothing for this site, so nothing was brought in.",
      full: "This browser has no room left for this site, so nothing was brought in, and what was here is as it was.",
      "later-version":
        "Another tab runs a later version of this site. Reload this page, and bring the file in again.",
      forget:
        "This browser does not let the site forget what it keeps. Clear the site’s data in the browser’s settings.",
      file: "The file cannot be read. Has it been moved? Choose it again.",
    },
    unfit: {
      large: "This file is larger than 20 MB: no file saved here is. Nothing was changed.",
      damaged:
        "This file is damaged: a part is missing or spoilt. Save it anew where it is from. Nothing was changed.",
      other: "This is not a file saved from the page of your progress. Nothing was changed.",
      "later-version":
        "This file was saved by a later version of this site. Reload this page, and bring it in again. Nothing was changed.",
    } as Readonly<Record<Unfit, string>>,
  },
  bringing: {
    heading: (name: string) => `Bring in ${name}?`,
    saved: (day: string) => `Saved on ${day}. What is here stays, and this comes to it:`,
    gains: (gains: Gains) =>
      items(
        [gains.solved, "more problem solved", "more problems solved"],
        [gains.tried, "more problem tried", "more problems tried"],
        [gains.days, "more day", "more days"],
        [gains.read, "more dive read", "more dives read"],
        [gains.bookmarks, "more bookmark", "more bookmarks"],
        [gains.drafts, "draft where there is none", "drafts where there are none"],
        [gains.versions, "more earlier version of your code", "more earlier versions of your code"],
        [gains.attempts, "more attempt at an assessment", "more attempts at assessments"],
        [gains.dates, "problem with an earlier or a later date", "problems with earlier or later dates"],
      ),
    remarks: (gains: Gains, unreadable: number): readonly string[] =>
      [
        gains.aside > 0
          ? `${plural(gains.aside, { one: "draft differs", other: "drafts differ" })} from yours: yours stay, and those of the file go to the history.`
          : "",
        gains.otherAttempts > 0
          ? `${plural(gains.otherAttempts, { one: "attempt", other: "attempts" })} at an assessment that you have also begun here: yours stay, and those of the file are left out.`
          : "",
        gains.dropped > 0
          ? `A history has room for 100 versions: the ${plural(gains.dropped, { one: "oldest is", other: "oldest are" })} left out.`
          : "",
        unreadable > 0
          ? `${plural(unreadable, { one: "entry", other: "entries" })} of the file cannot be read, and will be left out.`
          : "",
      ].filter(Boolean),
    nothing: (name: string) => `Everything in ${name} is here already. Nothing was changed.`,
    confirm: "Bring it in",
    cancel: "Leave it",
    done: (name: string) => `${name} has been brought in.`,
    left: "Nothing was changed.",
  },
  forgetting: {
    heading: "Forget everything?",
    lost: "This will be gone from this browser, and nobody has a copy:",
    advice: "Save it to a file first if you may want it back.",
    confirm: "Forget it all",
    cancel: "Keep it",
    done: "Everything is forgotten.",
    kept: "Everything is kept.",
  },
};
