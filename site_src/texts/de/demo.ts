import type { messages as english } from "../en/demo";
import { decimal } from "./language";

const megabytes = (bytes: number): string => decimal(bytes / 1e6, 1);

export const messages: typeof english = {
  reset: "Zurücksetzen",
  value: (value, digits, unit) => (unit ? `${decimal(value, digits)} ${unit}` : decimal(value, digits)),
  on: "an",
  off: "aus",
  setting: (label, value) => `${label}: ${value}`,
  status: {
    loading: (done, total) =>
      total > 0 ? `Python lädt: ${megabytes(done)} von ${megabytes(total)} MB` : "Python lädt",
    starting: "Python startet",
    drawing: "Zeichnet",
  },
  progress: "Python lädt",
  failure: {
    late: "Angehalten: Das Zeichnen hat zu lange gedauert. Zum Neuzeichnen einen Regler bewegen.",
    ended: "Python endete beim Zeichnen. Zum Neustarten einen Regler bewegen.",
    malformed: "Die Abbildung lässt sich nicht zeigen. Zum Neuzeichnen einen Regler bewegen.",
    offline:
      "Python konnte nicht geladen werden: Keine Verbindung. Die Abbildung bleibt, wie sie ist; für einen neuen Versuch einen Regler bewegen.",
    unavailable:
      "Python konnte nicht geladen werden. Die Abbildung bleibt, wie sie ist; für einen neuen Versuch einen Regler bewegen.",
    code: "Das Skript dieser Abbildung konnte nicht geladen werden. Für einen neuen Versuch einen Regler bewegen.",
  },
};
