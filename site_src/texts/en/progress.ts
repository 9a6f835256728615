/** Every text that the elements of a reader's progress show. */

import type { Streak } from "../../progress/streak";
import { plural } from "./language";

const days = (count: number): string => plural(count, { one: "day", other: "days" });

export const messages = {
  status: { tried: "tried", solved: "solved" },

  bookmark: "Bookmark",
  bookmarks: {
    none: "No bookmarks yet. The Bookmark button of a dive or a problem puts it here.",
    remove: "Remove",
    removed: (title: string) => `Removed ${title}.`,
    undo: "Undo",
    kept: "Bookmarks and progress are kept in this browser alone.",
    kinds: {
      dive: "Dives",
      problem: "Problems",
      topic: "Topics",
      plan: "Study plans",
      collection: "Collections",
      case: "Case studies",
      posting: "Jobs",
      assessment: "Assessments",
    } as Readonly<Record<string, string>>,
    others: "Others",
  },

  continue: {
    heading: "Where you left off",
    reading: "Not read to its end yet",
    opened: "Opened, and not tried yet",
    tried: "Tried, and not solved yet",
    days: "Your days",
    all: "All your progress",
  },
  streak: {
    title: ({ current, last }: Streak): string => {
      if (current > 1) return `${days(current)} in a row`;
      if (current === 1) return "One day in a row";
      return last ? `${days(last.missed)} missed` : "";
    },
    /** What the title leaves out: whether today counts, and how the run compares. */
    details: ({ current, today, longest, total, last }: Streak, named: (day: string) => string): string => {
      if (!last) return "";
      const sentences = [
        current === 0 ? `Your last day was ${named(last.day)}.` : "",
        current > 0 && !today ? "Up to yesterday: today is still to come." : "",
        longest > current ? `Your longest run is ${days(longest)}.` : "",
        total > longest ? `${days(total)} in all.` : "",
      ];
      return sentences.filter(Boolean).join(" ");
    },
    /** The strip of the last days, read out. */
    strip: (counted: number, length: number) => `${counted} of the last ${length} days`,
  },

  tally: (solved: number, total: number) => `${solved} of ${total}`,
  progress: {
    solved: (solved: number, total: number) => `${solved} of ${total} solved`,
    label: "Problems solved",
    next: "Continue with",
  },

  refused: {
    storage: "This browser keeps nothing for this site: progress and bookmarks will be gone when you leave.",
    full: "This browser has no room left for this site: what you do from now on will be gone when you leave.",
    wiped:
      "What this browser kept for this site has been cleared. A file that you saved brings it back, on the page of your progress.",
    "later-version":
      "Another tab runs a later version of this site. Reload this page, and progress is kept again.",
  },
  dismiss: "Dismiss",
};
