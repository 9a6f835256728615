/** What the preview says of a page; `plugins/divebell/preview/app.py` writes it. */

export interface Mistake {
  /** Place, message, the line of the file with carets, and what helps to mend it. */
  readonly text: string;
  /** Where what is right is written; "" if nowhere. */
  readonly docs: string;
}

export interface ProblemState {
  readonly title: string;
  readonly url: string;
  readonly status: "proving" | "proved" | "refused" | "failed";
  /** How long the proof took; null if it was made before this preview began. */
  readonly seconds: number | null;
  readonly mistakes: readonly Mistake[];
  readonly message: string;
}

export interface Ahead {
  readonly title: string;
  readonly url: string;
  /** ISO 8601. */
  readonly day: string;
  readonly draft: boolean;
}

export interface Said {
  /** The hash of the page as it now is. */
  readonly page: string;
  readonly mistakes: readonly Mistake[];
  readonly trouble: string;
  /** Why readers do not see the page yet; null if they do. */
  readonly mark?: { readonly draft: boolean; readonly day: string } | null;
  readonly problems?: readonly ProblemState[];
  /** Problems of other pages that are not proved. */
  readonly unproved?: readonly ProblemState[];
  readonly ahead?: readonly Ahead[];
}
