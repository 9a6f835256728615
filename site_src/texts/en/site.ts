/** The few texts of the script of every page. */
export const messages = {
  copy: { code: "Copy", link: "Copy link", done: "Copied", refused: "Not allowed" },
  scheme: { auto: "Theme: automatic", light: "Theme: light", dark: "Theme: dark" },
};
