import type { Streak } from "../../progress/streak";
import type { messages as english } from "../en/progress";
import { plural } from "./language";

const days = (count: number): string => plural(count, { one: "Tag", other: "Tage" });

export const messages: typeof english = {
  status: { tried: "versucht", solved: "gelöst" },

  bookmark: "Lesezeichen",
  bookmarks: {
    none: "Noch keine Lesezeichen. Der Knopf „Lesezeichen“ eines Tauchgangs oder einer Aufgabe legt sie hier ab.",
    remove: "Entfernen",
    removed: (title) => `${title} wurde entfernt.`,
    undo: "Rückgängig",
    kept: "Lesezeichen und Fortschritt bleiben allein in diesem Browser.",
    kinds: {
      dive: "Tauchgänge",
      problem: "Aufgaben",
      topic: "Themen",
      plan: "Lernpläne",
      collection: "Sammlungen",
      case: "Fallstudien",
      posting: "Stellen",
      assessment: "Assessments",
    },
    others: "Weitere",
  },

  continue: {
    heading: "Hier weitermachen",
    reading: "Noch nicht zu Ende gelesen",
    opened: "Geöffnet und noch nicht versucht",
    tried: "Versucht und noch nicht gelöst",
    days: "Die eigenen Tage",
    all: "Der ganze Fortschritt",
  },
  streak: {
    title: ({ current, last }: Streak): string => {
      if (current > 1) return `${days(current)} in Folge`;
      if (current === 1) return "Ein Tag in Folge";
      return last ? `${days(last.missed)} ausgelassen` : "";
    },
    details: ({ current, today, longest, total, last }: Streak, named: (day: string) => string): string => {
      if (!last) return "";
      const sentences = [
        current === 0 ? `Der letzte Tag war der ${named(last.day)}.` : "",
        current > 0 && !today ? "Bis gestern: Heute steht noch aus." : "",
        longest > current ? `Die längste Serie: ${days(longest)}.` : "",
        total > longest ? `${days(total)} insgesamt.` : "",
      ];
      return sentences.filter(Boolean).join(" ");
    },
    strip: (counted, length) => `${counted} der letzten ${length} Tage`,
  },

  tally: (solved, total) => `${solved} von ${total}`,
  progress: {
    solved: (solved, total) => `${solved} von ${total} gelöst`,
    label: "Gelöste Aufgaben",
    next: "Weiter mit",
  },

  refused: {
    storage:
      "Dieser Browser speichert für diese Website nichts: Fortschritt und Lesezeichen gehen beim Verlassen verloren.",
    full: "Dieser Browser hat keinen Platz mehr für diese Website: Was ab jetzt geschieht, geht beim Verlassen verloren.",
    wiped:
      "Was dieser Browser für diese Website gespeichert hatte, wurde gelöscht. Eine gesicherte Datei bringt es auf der Fortschrittsseite zurück.",
    "later-version":
      "In einem anderen Tab läuft eine neuere Fassung dieser Website. Nach dem Neuladen dieser Seite wird der Fortschritt wieder gespeichert.",
  },
  dismiss: "Schließen",
};
