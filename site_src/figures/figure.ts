/** A figure that readers' code drew, as it came from the sandbox. */
export interface Figure {
  readonly form: "svg" | "png";
  /** SVG text, which is not to be trusted; or the base64 of a PNG. */
  readonly content: string;
  readonly about: FigureAbout;
}

/** What the figure says of itself. */
export interface FigureAbout {
  readonly title: string;
  readonly panels: readonly FigurePanel[];
}

export interface FigurePanel {
  readonly title: string;
  /** What its axes show. */
  readonly x: string;
  readonly y: string;
}

/** Figures that were drawn and are not shown. */
export type LeftOut = "many" | "large";
