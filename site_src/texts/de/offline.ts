import type { messages as english } from "../en/offline";
import { decimal, plural } from "./language";

const megabytes = (bytes: number): string => decimal(bytes / 1e6, 1);

export const messages: typeof english = {
  takeAlong: {
    offer: "Diesen Plan mitnehmen",
    explained: "Bewahrt seine Seiten und, wenn die Größe recht ist, ihr Python auf, für die Zeit ohne Netz.",
    progress: (done, total) => `Seite ${done} von ${total}`,
    needs: (pages, kept, { titles, bytes, stored, missing: { python, packages, snapshot } }) => {
      const parts = [
        python > 0 ? `Python ${megabytes(python)} MB` : "",
        packages > 0 ? `${titles.join(", ")} ${megabytes(packages)} MB` : "",
        snapshot > 0 ? `ein Abbild von Python für schnelle Starts ${megabytes(snapshot)} MB` : "",
      ].filter((part) => part !== "");
      return `${plural(pages, { one: "Seite ist", other: "Seiten sind" })} zum Lesen da (${megabytes(kept)} MB). Für ihre Aufgaben und Demos fehlen noch ${megabytes(bytes)} MB: ${parts.join("; ")}. Sie belegen ${megabytes(stored)} MB Speicher.`;
    },
    fetch: (bytes) => `${megabytes(bytes)} MB laden`,
    fetching: "Was von Python angekommen ist",
    loaded: (done, total) => `${megabytes(done)} von ${megabytes(total)} MB`,
    here: (pages) =>
      `${plural(pages, { one: "Seite ist", other: "Seiten sind" })} da, mit allem, was darauf läuft: Sie brauchen kein Netz.`,
    begun: "Ein Teil dieses Plans ist da.",
    goOn: "Den Rest mitnehmen",
    changed: "Dieser Plan hat sich geändert, seit er mitgenommen wurde.",
    renew: "Mitnehmen, was neu ist",
    drop: "Diesen Plan nicht mehr aufbewahren",
    dropped: "Die Kopien dieses Plans sind gelöscht, bis auf das, was andere Pläne brauchen.",
    failed:
      "Nicht alles konnte geladen werden. Was angekommen ist, bleibt; ein weiterer Versuch lädt den Rest.",
    full: "Dieser Browser hat für diese Website keinen Platz mehr. Was angekommen ist, bleibt; ist Platz geschaffen, lädt ein weiterer Versuch den Rest.",
  },
  kept: {
    none: "Noch nichts. Eine Seite wird aufbewahrt, wenn sie geöffnet wird.",
    count: (pages) =>
      `${plural(pages, { one: "Seite ist", other: "Seiten sind" })} in diesem Browser aufbewahrt.`,
    forget: "Alle Kopien löschen",
    forgotten:
      "Alle Kopien sind gelöscht, und Seiten kommen nur aus dem Netz, bis die Website neu geöffnet wird.",
    unavailable:
      "Dieser Browser bewahrt hier keine Kopien auf: Für diese Website gibt es keinen Service Worker.",
    update: "Eine neue Fassung des Offline-Lesers ist bereit.",
    takeOver: "Jetzt verwenden",
    tookOver: "Die neue Fassung ist in Gebrauch.",
  },
};
