/** In gigabytes, rounded by the browser to a power of two, and 8 at most; undefined where it does not say. */
function deviceMemory(): number | undefined {
  return (navigator as Navigator & { deviceMemory?: number }).deviceMemory;
}

/** A second Python takes some 100 MB: only where the browser says that there is memory enough. */
export function mayKeepSpare(): boolean {
  return (deviceMemory() ?? 0) >= 4;
}

/** The snapshot takes 30 MB of each page that holds it: not where the browser says that there is little memory. */
export function mayKeepSnapshot(): boolean {
  return (deviceMemory() ?? 4) >= 2;
}
