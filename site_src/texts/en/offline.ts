/** Every text about reading without a network. */

import { decimal, plural } from "./language";

const megabytes = (bytes: number): string => decimal(bytes / 1e6, 1);

export const messages = {
  takeAlong: {
    offer: "Take this plan along",
    explained: "Keeps its pages, and the Python to solve its problems with, for reading without a network.",
    progress: (done: number, total: number) => `Page ${done} of ${total}`,
    python: (done: number, total: number) => `Python: ${megabytes(done)} of ${megabytes(total)} MB`,
    done: (pages: number) =>
      `${plural(pages, { one: "page", other: "pages" })} and Python are here. You can read and solve without a network.`,
    failed: "Not all of it could be fetched. What has come stays; try again for the rest.",
  },
  kept: {
    none: "Nothing yet. A page is kept when you open it.",
    count: (pages: number) =>
      `${plural(pages, { one: "page is", other: "pages are" })} kept in this browser.`,
    forget: "Forget all copies",
    forgotten: "All copies are gone, and pages come from the network alone until you open the site anew.",
    unavailable: "This browser keeps no copies here: it has no service worker for this site.",
    update: "A new version of the offline reader is ready.",
    takeOver: "Use it now",
    tookOver: "The new version is in use.",
  },
};
