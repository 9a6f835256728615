/** Every text of the preview, for those who write a publication. */

import { decimal, plural } from "./language";

export const messages = {
  label: "Preview",
  draft: "Draft: never published as it is",
  ahead: (day: string) => `Will be published on ${day}`,
  notYet: "Not on the site yet",
  mistakes: (count: number) => `${plural(count, { one: "mistake", other: "mistakes" })} to mend`,
  lastGood: "The page is shown as it last was without them.",
  documentation: "What is right",
  lost: "The preview has ended. This page reloads when it is back.",
  problem: {
    proving: (title: string) => `${title}: being proved…`,
    proved: (title: string, seconds: number | null) =>
      seconds === null ? `${title}: proved` : `${title}: proved in ${decimal(seconds, 1)} s`,
    refused: (title: string) => `${title}: not proved`,
    failed: (title: string) => `${title}: could not be proved`,
  },
  calendar: (count: number) => `${plural(count, { one: "dive", other: "dives" })} ahead`,
  draftInList: "draft",
};
