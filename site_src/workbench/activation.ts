/** What the browser tells of the connection, where it tells. */
export interface Connection {
  readonly effectiveType?: string;
  readonly saveData?: boolean;
}

/** Calls back once, when the reader turns to the element: mouse over it, a tap or click on it, or the focus. */
export function whenTurnedTo(target: HTMLElement, turned: () => void): void {
  const listening = new AbortController();
  const act = () => {
    listening.abort();
    turned();
  };
  const options = { signal: listening.signal };
  target.addEventListener("focusin", act, options);
  target.addEventListener("click", act, options);
  target.addEventListener("pointerdown", (event) => event.pointerType !== "touch" && act(), options);
  // A finger also enters what it only scrolls past.
  target.addEventListener("pointerenter", (event) => event.pointerType !== "touch" && act(), options);
}

/** Calls back once, when the element comes within `margin` of what is seen of the page. */
export function whenNear(target: HTMLElement, margin: string, near: () => void): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      near();
    },
    { rootMargin: margin },
  );
  observer.observe(target);
}

/** Calls back once, when the reader has scrolled and sees the element; where a page opens, nobody has turned to. */
export function whenScrolledTo(target: HTMLElement, scrolledTo: () => void): void {
  addEventListener("scroll", () => whenNear(target, "0px", scrolledTo), { once: true, passive: true });
}

/** Whether fifteen megabytes may be fetched unasked: only where the browser says that they cost little. */
export function mayPrefetch(connection: Connection | undefined): boolean {
  return connection?.effectiveType === "4g" && connection.saveData === false;
}

/** The browser's own connection. */
export function currentConnection(): Connection | undefined {
  return (navigator as Navigator & { connection?: Connection }).connection;
}
