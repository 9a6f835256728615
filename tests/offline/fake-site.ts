import { vi } from "vitest";

export const SITE = "https://site.example/divebell/";

type Content = string | Uint8Array<ArrayBuffer>;

const TYPES: Readonly<Record<string, string>> = {
  "/": "text/html; charset=utf-8",
  css: "text/css",
  js: "text/javascript",
};

function typeOf(url: string): string {
  return TYPES[url.endsWith("/") ? "/" : url.slice(url.lastIndexOf(".") + 1)] ?? "application/octet-stream";
}

/** One cache, in the order in which things were put; `room` is how many entries it takes. */
class FakeCache {
  readonly kept = new Map<string, Blob>();
  readonly #hasRoom: () => boolean;

  constructor(hasRoom: () => boolean) {
    this.#hasRoom = hasRoom;
  }

  async match(url: string): Promise<Response | undefined> {
    const blob = this.kept.get(url);
    return blob && new Response(blob, { headers: { "Content-Type": blob.type } });
  }

  async put(url: string, response: Response): Promise<void> {
    const blob = await response.blob();
    if (!this.#hasRoom()) throw new DOMException("no room is left", "QuotaExceededError");
    this.kept.set(url, blob);
  }

  async delete(key: string | { url: string }): Promise<boolean> {
    return this.kept.delete(typeof key === "string" ? key : key.url);
  }

  async keys(): Promise<{ url: string }[]> {
    return [...this.kept.keys()].map((url) => ({ url }));
  }
}

/** What a site serves, by addresses below its root, and a browser's caches; both stand in for the real ones. */
export class FakeSite {
  readonly served = new Map<string, Content>();
  readonly asked: string[] = [];
  /** How many entries all caches take between them. */
  room = Number.POSITIVE_INFINITY;
  readonly #caches = new Map<string, FakeCache>();

  constructor() {
    vi.stubGlobal("caches", { open: async (name: string) => this.#open(name) });
    vi.stubGlobal("navigator", { onLine: true });
    vi.stubGlobal("fetch", async (url: string) => this.#answer(url));
  }

  serve(files: Readonly<Record<string, Content>>): void {
    for (const [path, content] of Object.entries(files)) this.served.set(SITE + path, content);
  }

  /** Puts something into a cache as if it had been kept before. */
  async keep(name: string, url: string, content: Content): Promise<void> {
    this.#open(name).kept.set(url, await new Response(content, header(url)).blob());
  }

  /** What a cache holds: addresses below the root, and others whole. */
  kept(name: string): string[] {
    return [...this.#open(name).kept.keys()].map((url) => url.replace(SITE, ""));
  }

  async text(name: string, url: string): Promise<string | undefined> {
    return (await this.#open(name).match(url))?.text();
  }

  #open(name: string): FakeCache {
    const found = this.#caches.get(name) ?? new FakeCache(() => this.#count() < this.room);
    this.#caches.set(name, found);
    return found;
  }

  #count(): number {
    return [...this.#caches.values()].reduce((sum, { kept }) => sum + kept.size, 0);
  }

  #answer(url: string): Response {
    this.asked.push(url.replace(SITE, ""));
    const content = this.served.get(url);
    return content === undefined ? new Response("", { status: 404 }) : new Response(content, header(url));
  }
}

function header(url: string): ResponseInit {
  return { headers: { "Content-Type": typeOf(url) } };
}
