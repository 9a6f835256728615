const SECOND_MS = 1000;

/** Calls back each second, and at once when the page is seen again: timers stand still in a sleeping laptop. */
export class Clock {
  readonly #tick: () => void;
  readonly #page: Document;
  #timer: ReturnType<typeof setInterval> | null = null;

  constructor(page: Document, tick: () => void) {
    this.#page = page;
    this.#tick = tick;
  }

  start(): void {
    if (this.#timer !== null) return;
    this.#timer = setInterval(this.#tick, SECOND_MS);
    this.#page.addEventListener("visibilitychange", this.#tick);
    this.#page.defaultView?.addEventListener("pageshow", this.#tick);
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    this.#page.removeEventListener("visibilitychange", this.#tick);
    this.#page.defaultView?.removeEventListener("pageshow", this.#tick);
  }
}

/** Time that is left as a clock shows it: "1:02:09", "42:10"; a second that has begun counts whole. */
export function clockFace(ms: number): string {
  const seconds = Math.ceil(ms / SECOND_MS);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const face = `${String(minutes).padStart(hours > 0 ? 2 : 1, "0")}:${String(rest).padStart(2, "0")}`;
  return hours > 0 ? `${hours}:${face}` : face;
}
