import type { messages as english } from "../en/site";

export const messages: typeof english = {
  copy: { code: "Kopieren", link: "Link kopieren", done: "Kopiert", refused: "Nicht erlaubt" },
  scheme: { auto: "Farben: automatisch", light: "Farben: hell", dark: "Farben: dunkel" },
};
