import { RUNTIME } from "../workbench/kept-files";
import { FILES, PAGES, PLANS } from "./kept";
import { filesOf } from "./taking-along";

/** A plan that was taken along, or begun to be. */
export interface TakenPlan {
  /** The addresses of its pages. */
  readonly pages: readonly string[];
  /** The address of the manifest of the Python that its pages run. */
  readonly runtime: string;
  /** The addresses of what was fetched for this plan besides what every problem needs: packages and the snapshot. */
  readonly extras: readonly string[];
  /** Whether all of it is here. */
  readonly whole: boolean;
}

/** What is known of the plan with its page at this address; null if it was not taken along. */
export async function takenPlan(url: string): Promise<TakenPlan | null> {
  const kept = await (await caches.open(PLANS)).match(url);
  return kept ? readPlan(await kept.json().catch(() => null)) : null;
}

/** Rejects where the disk is full. */
export async function notePlan(url: string, plan: TakenPlan): Promise<void> {
  await (await caches.open(PLANS)).put(url, Response.json(plan));
}

/**
 * Drops what was taken along with a plan and no other plan of the site needs; of its files, those that no page
 * needs which stays. Python itself stays, for the next problem.
 */
export async function dropPlan(url: string, site: string): Promise<void> {
  const plan = await takenPlan(url);
  if (!plan) return;
  const others = await plansBesides(url, site);
  const unneeded = (part: "pages" | "extras"): string[] =>
    without(
      plan[part].filter((each) => each.startsWith(site)),
      others.flatMap((other) => other[part]),
    );
  const dropped = unneeded("pages");
  const staying = without(await keptIn(PAGES, site), dropped);
  const files = without([...(await filesOf(dropped, site))], [...(await filesOf(staying, site))]);
  await forget(FILES, files);
  await forget(RUNTIME, unneeded("extras"));
  await forget(PAGES, dropped);
  // Last: a drop that breaks off can be asked for again.
  await forget(PLANS, [url]);
}

/** Forgets all copies of this site. */
export async function forgetAll(site: string): Promise<void> {
  for (const name of [PLANS, PAGES, FILES, RUNTIME]) await forget(name, await keptIn(name, site));
}

/** The addresses that a cache holds of this site: other sites of the same host share it. */
async function keptIn(name: string, site: string): Promise<string[]> {
  const keys = await (await caches.open(name)).keys();
  return keys.map(({ url }) => url).filter((url) => url.startsWith(site));
}

async function forget(name: string, addresses: readonly string[]): Promise<void> {
  const cache = await caches.open(name);
  await Promise.all(addresses.map((address) => cache.delete(address)));
}

async function plansBesides(url: string, site: string): Promise<TakenPlan[]> {
  const others = without(await keptIn(PLANS, site), [url]);
  return (await Promise.all(others.map(takenPlan))).filter((plan) => plan !== null);
}

function without(all: readonly string[], some: readonly string[]): string[] {
  const left = new Set(all);
  for (const each of some) left.delete(each);
  return [...left];
}

/** Other sites of the same host can write to the same cache. */
function readPlan(value: unknown): TakenPlan | null {
  const { pages, runtime, extras, whole } = (value ?? {}) as Partial<Record<keyof TakenPlan, unknown>>;
  if (!areTexts(pages) || !areTexts(extras) || typeof runtime !== "string") return null;
  return { pages, runtime, extras, whole: whole === true };
}

function areTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}
