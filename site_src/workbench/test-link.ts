/**
 * A test in the fragment of an address: `#test=<name>&seed=<number>`, with `&problem=<slug>` on a page that has
 * several. It names what to run, and runs nothing.
 */

import type { TestChoice } from "../sandbox/protocol";

const LONGEST_NAME = 200;

/** The fragment that names a test; `problem` is null where the page has only one. */
export function testFragment({ test, seed }: TestChoice, problem: string | null): string {
  const parts: (readonly [string, string])[] = [["test", test]];
  if (seed !== null) parts.push(["seed", String(seed)]);
  if (problem !== null) parts.push(["problem", problem]);
  return `#${parts.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")}`;
}

/** The test of `problem` that a fragment names, or null. */
export function testInFragment(fragment: string, problem: string): TestChoice | null {
  const fields = new URLSearchParams(fragment.slice(1));
  const test = fields.get("test");
  if (!test || test.length > LONGEST_NAME || (fields.get("problem") ?? problem) !== problem) return null;
  const seed = fields.get("seed") ?? "";
  return { test, seed: /^\d{1,9}$/.test(seed) ? Number(seed) : null };
}
