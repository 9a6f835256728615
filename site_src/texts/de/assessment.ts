import type { messages as english } from "../en/assessment";
import { plural } from "./language";

const problems = (count: number): string => plural(count, { one: "Aufgabe", other: "Aufgaben" });
const minutes = (count: number): string => plural(count, { one: "Minute", other: "Minuten" });

export const messages: typeof english = {
  start: {
    heading: "Vor dem Start",
    facts: (count, time, passMark) => [
      `${problems(count)}, ${minutes(time)}. Bestanden ist, wenn ${passMark} % der Aufgaben gelöst sind.`,
      "Die Uhr beginnt mit dem Knopf und bleibt nicht stehen: weder beim Neuladen noch beim Zuklappen oder Schließen der Seite. Solange Zeit ist, geht es in diesem Browser weiter.",
      "„Antwort behalten“ führt die Tests verdeckt aus und speichert die Antwort; die letzte gespeicherte zählt. „Ausführen“ zeigt, was der eigene Code ausgibt.",
      "Hinweise, Lösungen und Ergebnisse kommen am Ende. Die Reihenfolge der Aufgaben ist frei.",
    ],
    button: "Uhr starten",
  },
  bar: {
    label: "Assessment",
    clock: "Verbleibende Zeit",
    problems: "Aufgaben",
    problem: (place, title) => `${place}. ${title}`,
    kept: "Antwort gespeichert",
    end: "Beenden",
  },
  remaining: (time) => `Noch ${minutes(time)}.`,
  end: {
    question: (open) =>
      open === 0
        ? "Das Assessment beenden und das Ergebnis ansehen?"
        : `Zu ${plural(open, { one: "Aufgabe", other: "Aufgaben" })} ist keine Antwort gespeichert. Das Assessment trotzdem beenden?`,
    confirm: "Beenden und Ergebnis ansehen",
    cancel: "Weitermachen",
  },
  result: {
    heading: (passed) => (passed ? "Bestanden" : "Nicht bestanden"),
    sentence: (solved, total, percent, passMark) =>
      `${solved} von ${plural(total, { one: "Aufgabe", other: "Aufgaben" })} gelöst: ${percent} %, und ${passMark} % sind nötig.`,
    time: (taken) => `Benötigte Zeit: ${taken < 1 ? "weniger als eine Minute" : minutes(taken)}.`,
    problems: "Nach Aufgabe",
    topics: "Nach Thema",
    unanswered: "keine Antwort gespeichert",
    tests: (passed, total) => `${passed} von ${plural(total, { one: "Test", other: "Tests" })} bestanden`,
    solved: "gelöst",
    unsolved: "nicht gelöst",
    topic: (solved, total) => `${solved} von ${total} gelöst`,
    open: (title) => `${title} ansehen`,
    look: "Noch einmal ansehen",
    again: "Wiederholen",
    againQuestion: "Dieses Ergebnis und der hier geschriebene Code gehen verloren.",
    againConfirm: "Verwerfen und neu beginnen",
    againCancel: "Behalten",
  },
  refused:
    "Dieser Browser speichert für diese Website nichts: Auf dieser Seite bleiben, sonst geht der Versuch verloren.",
  broken: "Dieses Assessment ist nicht lesbar. Seite neu laden, um es erneut zu versuchen.",
};
