/** The part of the browser's window in which a filter lives. */
export interface Address {
  /** The parameters of the address as it stands. */
  read(): URLSearchParams;
  /** How many items were shown here when the reader left this entry of the history. */
  readonly shown: number | null;
  /** Makes a new entry of the history, or takes the place of the one at hand. */
  write(parameters: URLSearchParams, how: "push" | "replace"): void;
  remember(shown: number): void;
}

interface State {
  readonly divebellShown?: unknown;
}

/** The address of the window. */
export const address: Address = {
  read: () => new URLSearchParams(location.search),

  get shown(): number | null {
    const shown = (history.state as State | null)?.divebellShown;
    return typeof shown === "number" && Number.isFinite(shown) && shown > 0 ? shown : null;
  },

  write(parameters, how): void {
    const query = parameters.toString();
    const target = `${location.pathname}${query && `?${query}`}${location.hash}`;
    if (how === "push") history.pushState(null, "", target);
    else history.replaceState(null, "", target);
  },

  remember(shown): void {
    history.replaceState({ divebellShown: shown }, "");
  },
};
