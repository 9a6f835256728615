/** Every text about reading without a network. */

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const messages = {
  takeAlong: {
    offer: "Take this plan along",
    explained: "Keeps its pages, and the Python to solve its problems with, for reading without a network.",
    progress: (done: number, total: number) => `Page ${done} of ${total}`,
    python: (done: number, total: number) =>
      `Python: ${(done / 1e6).toFixed(1)} of ${(total / 1e6).toFixed(1)} MB`,
    done: (pages: number) =>
      `${plural(pages, "page", "pages")} and Python are here. You can read and solve without a network.`,
    failed: "Not all of it could be fetched. What has come stays; try again for the rest.",
  },
  kept: {
    none: "Nothing yet. A page is kept when you open it.",
    count: (pages: number) => `${plural(pages, "page is", "pages are")} kept in this browser.`,
    forget: "Forget all copies",
    forgotten: "All copies are gone, and pages come from the network alone until you open the site anew.",
    unavailable: "This browser keeps no copies here: it has no service worker for this site.",
    update: "A new version of the offline reader is ready.",
    takeOver: "Use it now",
    tookOver: "The new version is in use.",
  },
} as const;
