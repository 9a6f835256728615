import type { messages as english } from "../en/figures";

export const messages: typeof english = {
  unnamed: (number) => `Abbildung ${number}`,
  panel: (title, x, y) => {
    const axes = x && y ? `${y} über ${x}` : x ? `entlang ${x}` : y;
    return [title, axes].filter(Boolean).join(": ");
  },
  save: (format) => `Als ${format} speichern`,
  leftOut: {
    many: "Es wurden mehr Abbildungen gezeichnet, als hier gezeigt werden.",
    large: "Eine Abbildung fehlt: Sie ist zu groß. Kleiner gezeichnet oder mit weniger Punkten passt sie.",
    unreadable: "Eine Abbildung fehlt: Sie ist nicht lesbar.",
  },
};
