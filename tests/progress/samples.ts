import type { ProgressStorage } from "../../site_src/progress/store";

/** A storage in memory, as a browser's tabs share it. */
export function memory(): ProgressStorage & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  };
}
