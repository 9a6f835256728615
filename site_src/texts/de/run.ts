import type { messages as english } from "../en/run";

export const messages: typeof english = {
  output: "Ausgabe",
  none: "Der Code lief und gab nichts aus.",
  finished: (time) => (time === null ? "Beendet" : `Nach ${time} beendet`),
  failed: "Der Code hat einen Fehler ausgelöst",
  cut: "Ausgabe hier gekürzt: Die Seite zeigt nicht mehr als das.",
  value: "Wert",
};
