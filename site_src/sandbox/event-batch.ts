const WINDOW_MS = 50;
const SENT_IN_WINDOW = 32;
const SENT_AT_ONCE = 1_000;

/**
 * Sends events at once while they are few, and joined when they come in floods.
 *
 * A program that prints some hundred lines and then hangs shows all that it printed; one that prints without end
 * costs the page some messages a second instead of a hundred thousand.
 */
export class EventBatch {
  readonly #send: (events: readonly string[]) => void;
  readonly #now: () => number;
  #pending: string[] = [];
  #windowEnds = 0;
  #sentInWindow = 0;
  #sent = 0;

  constructor(send: (events: readonly string[]) => void, now: () => number = () => performance.now()) {
    this.#send = send;
    this.#now = now;
  }

  add(event: string): void {
    this.#pending.push(event);
    const now = this.#now();
    if (now >= this.#windowEnds) {
      this.#windowEnds = now + WINDOW_MS;
      this.#sentInWindow = 0;
    }
    if (this.#sent < SENT_AT_ONCE || this.#sentInWindow < SENT_IN_WINDOW) this.flush();
  }

  /** Sends what was held back. */
  flush(): void {
    if (this.#pending.length === 0) return;
    this.#sentInWindow += 1;
    this.#sent += 1;
    this.#send(this.#pending);
    this.#pending = [];
  }
}
