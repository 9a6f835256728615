/** When a problem's solution may be seen, as its author wrote it: `always`, `after-pass`, or `after: <checks>`. */
export type Reveal =
  | { readonly when: "always" }
  | { readonly when: "after-pass" }
  | { readonly when: "after"; readonly checks: number };

/** Reads the element's attribute; an author who says nothing lets everyone look who confirms it. */
export function readReveal(attribute: string | null): Reveal {
  if (attribute === "after-pass") return { when: "after-pass" };
  const checks = /^after: ?(\d+)$/.exec(attribute ?? "")?.[1];
  return checks === undefined ? { when: "always" } : { when: "after", checks: Number(checks) };
}

/** How many checks are left until the solution may be seen: 0 for now, Infinity for not before a pass. */
export function checksLeft(reveal: Reveal, { solved, checks }: { solved: boolean; checks: number }): number {
  if (solved || reveal.when === "always") return 0;
  return reveal.when === "after-pass" ? Number.POSITIVE_INFINITY : Math.max(0, reveal.checks - checks);
}
