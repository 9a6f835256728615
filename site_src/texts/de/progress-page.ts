import type { messages as english } from "../en/progress-page";
import { plural } from "./language";

const days = (count: number): string => plural(count, { one: "Tag", other: "Tage" });

const items = (...counts: readonly (readonly [count: number, one: string, other: string])[]) =>
  counts.filter(([count]) => count > 0).map(([count, one, other]) => plural(count, { one, other }));

export const messages: typeof english = {
  streak: {
    longest: "Längste Serie",
    total: "Insgesamt",
    first: "Erster Tag",
    days,
    remark: ({ current, today, last }, named) => {
      if (current > 0) return today ? "Heute zählt." : "Bis gestern: Heute steht noch aus.";
      return last ? `Der letzte Tag war der ${named(last.day)}.` : "";
    },
  },
  calendar: {
    label: "Kalender der eigenen Tage",
    caption: (from, to) => `Die eigenen Tage vom ${from} bis zum ${to}, eine Spalte je Woche`,
    kinds: {
      counted: "gezählt",
      missed: "ausgelassen",
      coming: "heute, steht noch aus",
      before: "vor dem ersten Tag",
      later: "",
    },
    key: { counted: "ein Tag, der zählt", missed: "ein ausgelassener Tag", coming: "heute, steht noch aus" },
    earlier: "Früher",
    later: "Später",
    zone: (zone) => `Tage beginnen um Mitternacht in der eigenen Zeitzone, ${zone}.`,
  },
  gaps: {
    none: "In diesen Wochen wurde kein Tag ausgelassen.",
    summary: (gaps) =>
      `In diesen Wochen ausgelassen: ${days(gaps.reduce((sum, { length }) => sum + length, 0))}`,
    gap: (range, length) => (length === 1 ? range : `${range}: ${days(length)}`),
  },

  kept: {
    holds: "Was jetzt gespeichert ist",
    nothing: "Noch ist nichts gespeichert.",
    blocked:
      "Dieser Browser speichert für diese Website nichts: Was hier geschieht, geht beim Verlassen verloren.",
    contents: (counts) =>
      items(
        [counts.solved, "gelöste Aufgabe", "gelöste Aufgaben"],
        [counts.tried, "versuchte Aufgabe", "versuchte Aufgaben"],
        [counts.days, "Tag", "Tage"],
        [counts.read, "gelesener Tauchgang", "gelesene Tauchgänge"],
        [counts.bookmarks, "Lesezeichen", "Lesezeichen"],
        [counts.drafts, "Entwurf", "Entwürfe"],
        [counts.versions, "frühere Fassung von eigenem Code", "frühere Fassungen von eigenem Code"],
        [counts.attempts, "Assessment-Versuch", "Assessment-Versuche"],
      ),
    save: "In einer Datei sichern",
    saved: (name) => `Gesichert als ${name}, wo der Browser Downloads ablegt.`,
    bring: "Aus einer Datei holen",
    forget: "Alles löschen",
    failed: {
      read: "Dieser Browser lässt die Website nicht lesen, was er speichert; so lässt es sich nicht sichern. Seite neu laden, um es erneut zu versuchen.",
      storage: "Dieser Browser speichert für diese Website nichts; es wurde nichts übernommen.",
      full: "Dieser Browser hat keinen Platz mehr für diese Website; es wurde nichts übernommen, und was hier war, ist unverändert.",
      "later-version":
        "In einem anderen Tab läuft eine neuere Fassung dieser Website. Diese Seite neu laden und die Datei noch einmal holen.",
      forget:
        "Dieser Browser lässt die Website nicht löschen, was er speichert. Die Daten der Website lassen sich in den Einstellungen des Browsers löschen.",
      file: "Die Datei ist nicht lesbar. Wurde sie verschoben? Noch einmal auswählen.",
    },
    unfit: {
      large: "Diese Datei ist größer als 20 MB: Keine hier gesicherte ist das. Nichts wurde geändert.",
      damaged:
        "Diese Datei ist beschädigt: Ein Teil fehlt oder ist verdorben. Dort, wo sie herkommt, noch einmal sichern. Nichts wurde geändert.",
      other: "Diese Datei wurde nicht auf der Fortschrittsseite gesichert. Nichts wurde geändert.",
      "later-version":
        "Diese Datei wurde von einer neueren Fassung dieser Website gesichert. Diese Seite neu laden und die Datei noch einmal holen. Nichts wurde geändert.",
    },
  },
  bringing: {
    heading: (name) => `${name} übernehmen?`,
    saved: (day) => `Gesichert am ${day}. Was hier ist, bleibt, und das kommt hinzu:`,
    gains: (gains) =>
      items(
        [gains.solved, "weitere gelöste Aufgabe", "weitere gelöste Aufgaben"],
        [gains.tried, "weitere versuchte Aufgabe", "weitere versuchte Aufgaben"],
        [gains.days, "weiterer Tag", "weitere Tage"],
        [gains.read, "weiterer gelesener Tauchgang", "weitere gelesene Tauchgänge"],
        [gains.bookmarks, "weiteres Lesezeichen", "weitere Lesezeichen"],
        [gains.drafts, "Entwurf, wo es keinen gibt", "Entwürfe, wo es keine gibt"],
        [
          gains.versions,
          "weitere frühere Fassung von eigenem Code",
          "weitere frühere Fassungen von eigenem Code",
        ],
        [gains.attempts, "weiterer Assessment-Versuch", "weitere Assessment-Versuche"],
        [
          gains.dates,
          "Aufgabe mit einem früheren oder späteren Datum",
          "Aufgaben mit früheren oder späteren Daten",
        ],
      ),
    remarks: (gains, unreadable) =>
      [
        gains.aside > 0
          ? `${plural(gains.aside, { one: "Entwurf ist", other: "Entwürfe sind" })} hier anders: Was hier steht, bleibt, und was in der Datei steht, kommt in den Verlauf.`
          : "",
        gains.otherAttempts > 0
          ? `${plural(gains.otherAttempts, { one: "Assessment-Versuch wurde", other: "Assessment-Versuche wurden" })} auch hier begonnen: Was hier ist, bleibt, und was in der Datei ist, wird ausgelassen.`
          : "",
        gains.dropped > 0
          ? `Ein Verlauf hat Platz für 100 Fassungen: ${plural(gains.dropped, { one: "älteste wird", other: "älteste werden" })} ausgelassen.`
          : "",
        unreadable > 0
          ? `${plural(unreadable, { one: "Eintrag der Datei ist nicht lesbar und wird", other: "Einträge der Datei sind nicht lesbar und werden" })} ausgelassen.`
          : "",
      ].filter(Boolean),
    nothing: (name) => `Alles in ${name} ist schon da. Nichts wurde geändert.`,
    confirm: "Übernehmen",
    cancel: "Lassen",
    done: (name) => `${name} wurde übernommen.`,
    left: "Nichts wurde geändert.",
  },
  forgetting: {
    heading: "Alles löschen?",
    lost: "Das verschwindet aus diesem Browser, und niemand hat eine Kopie davon:",
    advice: "Falls es noch gebraucht werden könnte, zuerst in einer Datei sichern.",
    confirm: "Alles löschen",
    cancel: "Behalten",
    done: "Alles ist gelöscht.",
    kept: "Alles ist noch da.",
  },
};
