/** Alle Texte der Vorschau, für alle, die eine Publikation schreiben. */

import type { messages as english } from "../en/preview";
import { decimal, plural } from "./language";

export const messages: typeof english = {
  label: "Vorschau",
  draft: "Entwurf: wird so nicht veröffentlicht",
  ahead: (day) => `Erscheint am ${day}`,
  notYet: "Noch nicht auf der Website",
  mistakes: (count) => `${plural(count, { one: "Fehler", other: "Fehler" })} zu beheben`,
  lastGood: "Die Seite wird gezeigt, wie sie zuletzt ohne Fehler war.",
  documentation: "Was richtig ist",
  lost: "Die Vorschau ist beendet. Diese Seite lädt neu, sobald sie wieder da ist.",
  problem: {
    proving: (title) => `${title}: wird bewiesen …`,
    proved: (title, seconds) =>
      seconds === null ? `${title}: bewiesen` : `${title}: bewiesen in ${decimal(seconds, 1)} s`,
    refused: (title) => `${title}: nicht bewiesen`,
    failed: (title) => `${title}: konnte nicht bewiesen werden`,
  },
  calendar: (count) => `${plural(count, { one: "Dive", other: "Dives" })} voraus`,
  draftInList: "Entwurf",
};
