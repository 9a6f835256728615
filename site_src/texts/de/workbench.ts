import type { messages as english } from "../en/workbench";
import { decimal, number, plural } from "./language";

const megabytes = (bytes: number): string => decimal(bytes / 1e6, 1);
const withSeed = (seed: number | null): string => (seed === null ? "" : ` mit Seed ${seed}`);
/** In the dative, as after "nach". */
const seconds = (count: number): string => plural(count, { one: "Sekunde", other: "Sekunden" });

export const messages: typeof english = {
  file: "solution.py",
  editor: "Lösungseditor",
  editorHelp:
    "Strg-Enter prüft, Umschalt-Enter führt aus. Tab rückt ein; Escape und danach Tab verlässt den Editor.",
  keyRow: { label: "Zeichen, die auf einem Telefon weit weg sind", tab: "Tab", undo: "Rückgängig" },
  toolbar: "Aktionen für den Code",
  results: "Ergebnisse",
  sandbox: "Sandbox",
  actions: {
    run: "Ausführen",
    check: "Prüfen",
    stop: "Stopp",
    hint: "Hinweis",
    solution: "Lösung",
    history: "Verlauf",
    reset: "Zurücksetzen",
  },

  status: {
    idle: "Python wird bei Bedarf geladen",
    loading: (done, total) =>
      total > 0 ? `${megabytes(done)} von ${megabytes(total)} MB geladen` : "Python wird geladen",
    starting: "Python startet",
    ready: "Python ist bereit",
    checking: (done, total) => (total > 0 ? `Prüfung: ${done} von ${total}` : "Prüfung läuft"),
    running: "Läuft",
    stopped: "Angehalten",
    failed: "Python konnte nicht geladen werden",
  },
  queued: {
    check: "Die Lösung wird geprüft, sobald Python bereit ist.",
    run: "Der Code wird ausgeführt, sobald Python bereit ist.",
  },
  progress: "Python wird geladen",

  summary: {
    passed: (total) => (total === 1 ? "Der Test ist bestanden" : `Alle ${total} Tests sind bestanden`),
    failed: (passed, total) =>
      total === 1 ? "Der Test ist nicht bestanden" : `${passed} von ${total} Tests bestanden`,
    notLoaded: "Der Code konnte nicht geladen werden; kein Test ist gelaufen",
    stopped: "Angehalten: Nicht alle Tests sind gelaufen",
    checking: "Die Lösung wird geprüft",
  },
  kept: {
    action: "Antwort behalten",
    checking: "Die Antwort wird gespeichert",
    done: "Antwort gespeichert. Sie lässt sich weiter ändern und erneut speichern: Die letzte zählt.",
    not: "Diese Antwort wurde nicht gespeichert.",
  },
  restarted: "Python wurde neu gestartet.",

  test: {
    status: {
      waiting: "wartet",
      running: "läuft",
      pass: "bestanden",
      fail: "nicht bestanden",
      error: "Fehler",
      timeout: "zu langsam",
      skipped: "nicht gelaufen",
    },
    hidden: "verdeckter Test",
    hiddenNote: "Dieser Test ist verdeckt: Er zeigt, was falsch war, aber nicht seinen Code.",
    difference: "Umgebung der ersten Abweichung",
    differenceIn: " in ",
    differenceGot: "erhalten",
    differenceWant: "erwartet",
    differenceWrong: "falsch: ",
    differenceInPlaceOf: ", erwartet: ",
    elided: "ausgelassen",
    expected: "Erwartet",
    got: "Erhalten",
    printed: "Ausgegeben",
    truncated: "Gekürzt: Es gab noch mehr.",
    calls: "Test",
    place: (line) => `Zeile ${line}`,
    at: "Siehe ",
    seed: (seed) => `mit Seed ${seed}`,
    again: "Nur diesen Test ausführen",
    link: "Link zu diesem Test",
    traceback: "Traceback",
    tooSlow: (limit) =>
      `Dieser Test wurde nach ${seconds(limit)} abgebrochen. Gibt es eine Schleife, die nie endet?`,
    crashed:
      "Python ist in diesem Test abgestürzt und wurde neu gestartet. Braucht der Code zu viel Speicher, oder ruft er sich endlos selbst auf?",
    skipped: "Nicht gelaufen, weil frühere Tests abgebrochen wurden.",
  },
  alone: {
    running: "Ein einzelner Test läuft",
    passed: (name, seed) => `„${name}“ ist jetzt bestanden${withSeed(seed)}`,
    failed: (name, seed) => `„${name}“ ist nicht bestanden${withSeed(seed)}`,
    gone: (name) => `Den Test „${name}“ gibt es in dieser Aufgabe nicht mehr`,
    others:
      "Nur dieser Test ist gelaufen. Die übrigen Ergebnisse stammen von der letzten vollständigen Prüfung.",
    noOthers: "Nur dieser Test ist gelaufen. „Prüfen“ führt alle aus.",
    linked: (name, seed) =>
      `Dieser Link führt zum Test „${name}“${withSeed(seed)}. Noch wurde nichts ausgeführt.`,
  },
  loadTooSlow: (limit) =>
    `Der Code wurde nach ${seconds(limit)} abgebrochen, noch vor dem ersten Test. ` +
    "Gibt es außerhalb einer Funktion eine Schleife, die nie endet?",
  loadCrashed: "Python ist beim Laden des Codes abgestürzt und wurde neu gestartet.",
  duration: (ms) => {
    if (ms >= 1000) return `${decimal(ms / 1000, 1)} s`;
    if (ms < 0.1) return `${number(Math.round(ms * 1000))} µs`;
    return ms >= 10 ? `${number(Math.round(ms))} ms` : `${decimal(ms, 1)} ms`;
  },

  times: {
    slower: (own, reference, times) =>
      `Dieser Aufruf dauerte in diesem Browser ${own} mit dem eigenen Code und ${reference} mit der Referenz: ${times}-mal so lange.`,
    faster: (own, reference, times) =>
      `Dieser Aufruf dauerte in diesem Browser ${own} mit dem eigenen Code und ${reference} mit der Referenz: ${times}-mal so schnell.`,
    same: (own, reference) =>
      `Dieser Aufruf dauerte in diesem Browser ${own} mit dem eigenen Code und ${reference} mit der Referenz: ungefähr gleich lange.`,
  },
  scratch: {
    label: "Probe",
    name: "Probierzelle",
    help: "Aufruf ausprobieren: Ausführen zeigt den Wert",
    suggest: "Aufruf des ersten Tests",
  },
  input: {
    label: "Eingabe",
    name: "Zeilen, die input() liest",
    help: "Eine Zeile für jedes input()",
  },
  remark: (line) => `Zeile ${line}: `,
  run: {
    crashed:
      "Python ist abgestürzt und wurde neu gestartet. Braucht der Code zu viel Speicher, oder ruft er sich endlos selbst auf?",
  },

  hints: {
    heading: (shown, total) => `Hinweis ${shown} von ${total}`,
  },
  solution: {
    heading: "So geht es",
    question: "Noch sind nicht alle Tests bestanden. Die Lösung trotzdem ansehen?",
    confirm: "Zeigen",
    cancel: "Weiter versuchen",
    compare: "Mit dem eigenen Code vergleichen",
    yours: "Eigener Code",
    reference: "Referenzlösung",
    afterPass: "Diese Lösung wird gezeigt, sobald alle Tests bestanden sind.",
    after: (left) =>
      `Diese Lösung wird nach ${plural(left, { one: "weiteren Prüfung", other: "weiteren Prüfungen" })} gezeigt.`,
  },
  history: {
    title: "Früherer Code",
    none: "Noch nichts: Jede geprüfte Fassung wird hier aufbewahrt.",
    unchecked: "nicht geprüft",
    restore: "Zurückholen",
    restoreOf: (time) => `Den Code von ${time} zurückholen`,
    restored: "Der frühere Code steht im Editor.",
  },
  starterChange: {
    text: "Der Startcode dieser Aufgabe hat sich seit Beginn geändert. Der eigene Code bleibt, wie er ist, solange nichts anderes gewählt wird.",
    was: "Der Startcode damals",
    is: "Der Startcode jetzt",
    begin: "Mit dem neuen beginnen",
    keep: "Eigenen Code behalten",
  },
  otherTab: {
    behind: "Diese Aufgabe ist in einem weiteren Tab offen, und dort steht anderer Code.",
    take: "Jenen Code übernehmen",
    replaced:
      "In einem weiteren Tab stand anderer Code; der von hier ist an dessen Stelle getreten, und der andere steht im Verlauf.",
  },
  reset: {
    question: "Den eigenen Code durch den Startcode ersetzen?",
    confirm: "Ersetzen",
    cancel: "Eigenen Code behalten",
    done: "Der Startcode ist wieder da.",
    undo: "Rückgängig",
  },
  share: {
    title: "Teilen",
    choices: {
      link: "Link mit diesem Code kopieren",
      copy: "Code kopieren",
      python: "Als .py herunterladen",
      notebook: "Als Notebook herunterladen",
      print: "Drucken",
    },
    linkCopied:
      "Der Link ist kopiert. Wer ihn öffnet, wird gefragt, bevor der Code in den dortigen Editor kommt.",
    copied: "Der Code ist kopiert.",
    notCopied: "Dieser Browser lässt die Seite nicht kopieren. Von hier lässt sich der Text kopieren:",
    received: {
      question:
        "Dieser Link bringt Code mit, den jemand geschrieben hat. Den eigenen Code im Editor dadurch ersetzen?",
      confirm: "Ersetzen",
      cancel: "Eigenen Code behalten",
      done: "Der geteilte Code steht im Editor. Noch wurde nichts ausgeführt.",
    },
  },
  draftRefused: {
    storage:
      "Dieser Browser speichert für diese Website keine Entwürfe: Code vor dem Verlassen der Seite kopieren.",
    full: "Dieser Browser hat keinen Platz mehr für Entwürfe: Code vor dem Verlassen der Seite kopieren.",
  },

  failure: {
    run: "Was die Ausgabe zeigt, konnte nicht geladen werden. Besteht eine Verbindung? Ausführen versucht es noch einmal.",
    network: (file) =>
      `${file} konnte nicht geladen werden: Die Verbindung brach ab. „Prüfen“ macht dort weiter.`,
    offline: (file) =>
      `${file} konnte nicht geladen werden: Es besteht keine Netzverbindung. Danach „Prüfen“ drücken.`,
    status: (file, status) =>
      `${file} konnte nicht geladen werden: Die Website antwortete ${status}. „Prüfen“ versucht es erneut.`,
    damaged: (file) =>
      `${file} kam beschädigt an und ist nicht das, was diese Website veröffentlicht hat. Seite neu laden, um es erneut zu versuchen.`,
    insecure:
      "Diese Seite wurde nicht über HTTPS geladen; die Dateien von Python lassen sich so nicht überprüfen. Seite über HTTPS öffnen.",
    manifest:
      "Das Verzeichnis der Python-Dateien ist nicht lesbar. Seite neu laden, um es erneut zu versuchen.",
    bundle: "Die Datei mit den Tests dieser Aufgabe",
    runner: "Was den Code ausführt,",
    sandbox: "Die Sandbox für den Code ließ sich nicht öffnen. Seite neu laden, um es erneut zu versuchen.",
    slowStart: "Der Start dauerte länger als zwei Minuten",
    sandboxReport: "Die Sandbox hat etwas Unlesbares gesendet",
    python: (reason) => `Python ist nicht gestartet: ${reason}. „Prüfen“ versucht es erneut.`,
    markup: (attribute) => `Dieser Werkbank fehlt das Attribut ${attribute}.`,
    editor:
      "Der Editor konnte nicht geladen werden. Besteht eine Netzverbindung? Seite neu laden, um es erneut zu versuchen.",
  },
};
