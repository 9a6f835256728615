/**
 * Lets readers open again, without a network, what they have opened before or taken along.
 *
 * Pages come from the network whenever it answers, so nobody reads an old page who could have a new one. Files with
 * a hash in their name come from the cache. The runtime is left to the workbench, which checks each byte of it.
 * Pages are never reloaded from here.
 */

import { named } from "./belongings";
import { FILES, isHashed, keep, MAX_FILES, MAX_PAGES, type Request as Order, PAGES, pageKey } from "./kept";
import { takeAlong } from "./taking-along";

/** The part of a service worker's scope that is used here. */
interface Scope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: Extendable) => void): void;
  addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
  addEventListener(type: "message", listener: (event: MessageEvent<Order>) => void): void;
}

interface Extendable extends Event {
  waitUntil(promise: Promise<unknown>): void;
}

interface FetchEvent extends Extendable {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

declare const self: Scope;

/** What is shown in place of a page that is not kept; it lists those that are. */
const STAND_IN = "offline/";

/** How long a slow network may keep a page that is here already. */
const PATIENCE_MS = 4000;

const within = (path: string): string => new URL(path, self.registration.scope).href;

async function page(event: FetchEvent): Promise<Response> {
  const key = pageKey(event.request.url);
  const kept = await caches.match(key, { cacheName: PAGES });
  // Asked of the server, and not of the browser's own cache, which may not have heard of a correction.
  const fresh = fetch(event.request, { cache: "no-cache" }).then((response) => {
    if (response.ok && response.type === "basic" && !response.redirected) {
      event.waitUntil(keep(PAGES, key, response.clone(), MAX_PAGES));
      event.waitUntil(keepStyles(response.clone()).catch(() => {}));
    }
    return response;
  });
  if (kept) {
    const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept.clone()), PATIENCE_MS));
    // A server in trouble is no reason to show its error in place of the text.
    const answered = fresh.then((response) => (response.status >= 500 ? kept : response));
    return Promise.race([answered, late]).catch(() => kept);
  }
  try {
    return await fresh;
  } catch (error) {
    // Sent there and not shown in its place: its links are relative to its own address.
    if (key === within(STAND_IN)) throw error;
    return Response.redirect(within(STAND_IN));
  }
}

/** Keeps the style sheets of a page: Firefox asks nobody for those that it has in memory. */
async function keepStyles(page: Response): Promise<void> {
  const files = await caches.open(FILES);
  for (const url of named(await page.text(), "text/html", page.url)) {
    if (!url.startsWith(self.registration.scope) || !url.endsWith(".css") || !isHashed(url)) continue;
    if (await files.match(url)) continue;
    const style = await fetch(url);
    if (style.ok) await keep(FILES, url, style, MAX_FILES);
  }
}

async function file(event: FetchEvent): Promise<Response> {
  const { url } = event.request;
  const kept = await caches.match(url, { cacheName: FILES });
  if (kept) return kept;
  const response = await fetch(event.request);
  if (response.ok && response.type === "basic") {
    event.waitUntil(keep(FILES, url, response.clone(), MAX_FILES));
  }
  return response;
}

self.addEventListener("install", (event) => {
  event.waitUntil(takeAlong([within(STAND_IN)], self.registration.scope, { progress: () => {} }));
});

// The page that brought the worker is kept from its next visit on, and all others at once.
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", ({ data }) => {
  if (data === "take over") void self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { scope } = self.registration;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  const path = new URL(request.url).pathname.slice(new URL(scope).pathname.length);
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (isHashed(path) && !path.startsWith("assets/runtime/")) event.respondWith(file(event));
});
