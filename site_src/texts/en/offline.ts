/** Every text about reading without a network. */

import type { PythonAlong } from "../../offline/python-along";
import { decimal, plural } from "./language";

const megabytes = (bytes: number): string => decimal(bytes / 1e6, 1);

type PythonNeeded = Pick<PythonAlong, "titles" | "bytes" | "stored" | "missing">;

export const messages = {
  takeAlong: {
    offer: "Take this plan along",
    explained: "Keeps its pages and, once you agree to its size, their Python, for use without a network.",
    progress: (done: number, total: number) => `Page ${done} of ${total}`,
    needs: (
      pages: number,
      kept: number,
      { titles, bytes, stored, missing: { python, packages, snapshot } }: PythonNeeded,
    ) => {
      const parts = [
        python > 0 ? `Python ${megabytes(python)} MB` : "",
        packages > 0 ? `${titles.join(", ")} ${megabytes(packages)} MB` : "",
        snapshot > 0 ? `a snapshot of Python for quick starts ${megabytes(snapshot)} MB` : "",
      ].filter((part) => part !== "");
      return `${plural(pages, { one: "page is", other: "pages are" })} here to be read (${megabytes(kept)} MB). For their problems and demos, ${megabytes(bytes)} MB have yet to come: ${parts.join("; ")}. They take ${megabytes(stored)} MB of storage.`;
    },
    fetch: (bytes: number) => `Fetch ${megabytes(bytes)} MB`,
    fetching: "What has come of Python",
    loaded: (done: number, total: number) => `${megabytes(done)} of ${megabytes(total)} MB`,
    here: (pages: number) =>
      `${plural(pages, { one: "page is", other: "pages are" })} here with all that runs on them: they need no network.`,
    begun: "Part of this plan is here.",
    goOn: "Take the rest along",
    changed: "This plan has changed since you took it along.",
    renew: "Take along what is new",
    drop: "Drop this plan",
    dropped: "The copies of this plan are gone, but for what your other plans need.",
    failed: "Not all of it could be fetched. What has come stays; try again for the rest.",
    full: "This browser has no room left for this site. What has come stays; make room, and try again for the rest.",
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
