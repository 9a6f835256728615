import type { messages as english } from "../en/offline";
import { decimal, plural } from "./language";

const megabytes = (bytes: number): string => decimal(bytes / 1e6, 1);

export const messages: typeof english = {
  takeAlong: {
    offer: "Diesen Plan mitnehmen",
    explained:
      "Bewahrt seine Seiten auf und das Python, mit dem sich seine Aufgaben lösen lassen, zum Lesen ohne Netz.",
    progress: (done, total) => `Seite ${done} von ${total}`,
    python: (done, total) => `Python: ${megabytes(done)} von ${megabytes(total)} MB`,
    done: (pages) =>
      `${plural(pages, { one: "Seite", other: "Seiten" })} und Python sind da. Lesen und Lösen geht jetzt ohne Netz.`,
    failed:
      "Nicht alles konnte geladen werden. Was angekommen ist, bleibt; ein weiterer Versuch lädt den Rest.",
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
