/** Every text that walkthroughs show once their script runs. */

import { plural } from "./language";

export const messages = {
  walkthrough: "Walkthrough",
  step: (number: number, total: number) => `Step ${number} of ${total}`,
  previous: "Previous",
  next: "Next",
  whole: "Code so far",
  added: (count: number) => plural(count, { one: "new line is marked", other: "new lines are marked" }),
  copy: "Copy the whole code",
  copied: "Copied",
  notAllowed: "Not allowed",
};
