import type { messages as english } from "../en/search";
import { number, plural } from "./language";

const results = (count: number): string => plural(count, { one: "Ergebnis", other: "Ergebnisse" });

const kinds: Readonly<Record<string, string>> = {
  dive: "Tauchgang",
  topic: "Thema",
  problem: "Aufgabe",
  case: "Fallstudie",
  job: "Stelle",
  writing: "Schreiben",
};

const facets: Readonly<Record<string, string>> = {
  kind: "Art",
  difficulty: "Schwierigkeit",
  year: "Jahr",
  tag: "Schlagwort",
};

const values: Readonly<Record<string, string>> = {
  ...kinds,
  easy: "Leicht",
  medium: "Mittel",
  hard: "Schwer",
};

export const messages: typeof english = {
  title: "Suche",
  field: "Website durchsuchen",
  kinds,
  facets,
  values,
  expired: "abgelaufen",
  clear: "Filter aufheben",
  close: "Schließen",
  start: "Tauchgänge, Themen, Aufgaben, Fallstudien und Stellen.",
  searching: "Suche läuft…",
  none: (query, narrowed) =>
    narrowed
      ? `Mit diesen Filtern nichts gefunden${query && ` für „${query}“`}.`
      : `Nichts gefunden für „${query}“. Vielleicht hilft ein anderes oder kürzeres Wort.`,
  found: (count, shown) =>
    shown < count ? `${results(count)}, die besten ${number(shown)} gezeigt` : results(count),
  more: "Mehr zeigen",
  retry: "Erneut versuchen",
  failed: "Die Suche konnte nicht geladen werden. Netzverbindung prüfen und erneut versuchen.",
  offline: "Ohne Netzverbindung: Die Suche müsste mehr laden, als schon da ist.",
};
