/** Die Arten von Seiten, die Vorschauen von Links nennen, nach ihren Ordnern. */

import type { messages as english } from "../en/link-previews";

export const messages: typeof english = {
  kinds: {
    assessments: "Assessment",
    "case-studies": "Fallstudie",
    collections: "Sammlung",
    dives: "Tauchgang",
    plans: "Lernplan",
    problems: "Aufgabe",
    topics: "Thema",
  },
};
