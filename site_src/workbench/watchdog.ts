/** A clock that fires once when what it watches has not moved on in time. */
export class Watchdog {
  readonly #expired: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(expired: () => void) {
    this.#expired = expired;
  }

  /** Gives what is watched this long, from now. */
  allow(seconds: number): void {
    this.rest();
    this.#timer = setTimeout(this.#expired, seconds * 1000);
  }

  /** Watches nothing. */
  rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
