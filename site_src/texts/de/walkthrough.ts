import type { messages as english } from "../en/walkthrough";
import { plural } from "./language";

export const messages: typeof english = {
  walkthrough: "Schritt für Schritt",
  step: (number, total) => `Schritt ${number} von ${total}`,
  previous: "Zurück",
  next: "Weiter",
  whole: "Code bis hier",
  added: (count) => plural(count, { one: "neue Zeile ist markiert", other: "neue Zeilen sind markiert" }),
  copy: "Ganzen Code kopieren",
  copied: "Kopiert",
  notAllowed: "Nicht erlaubt",
};
