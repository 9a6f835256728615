/** Every text about figures that readers' code draws. */

export const messages = {
  /** The name of a figure that says nothing of itself. */
  unnamed: (number: number) => `Figure ${number}`,
  /** What one part of a figure shows; each of the three may be empty. */
  panel: (title: string, x: string, y: string) => {
    const axes = x && y ? `${y} against ${x}` : x ? `along ${x}` : y;
    return [title, axes].filter(Boolean).join(": ");
  },
  save: (format: string) => `Save as ${format}`,
  leftOut: {
    many: "More figures were drawn than are shown here.",
    large: "A figure was left out: it is too large to show. Draw it smaller, or with fewer points.",
    unreadable: "A figure was left out: it cannot be read.",
  },
};
