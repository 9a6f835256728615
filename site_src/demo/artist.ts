import { language } from "#texts/language";
import { type PythonWorker, WorkerFailure } from "../workbench/python-worker";
import type { RuntimeProgress } from "../workbench/runtime-files";
import { type PythonListener, SandboxedPython } from "../workbench/sandboxed-python";
import { Unavailable } from "../workbench/verified-fetch";
import { Watchdog } from "../workbench/watchdog";
import { type Drawn, readDrawn } from "./drawn";
import { pythonSources } from "./sources";

export const DRAW_SECONDS = 10;

/** A drawing that a demo waits for. */
export interface Wanted {
  readonly source: string;
  /** JSON of the values of its parameters. */
  readonly values: string;
}

/** Why there is no drawing. */
export type Trouble = "late" | "ended" | "malformed" | "offline" | "unavailable";

/** A demo, as the artist sees it. */
export interface Client {
  /** Python's bytes so far; null once nothing is on its way. */
  loading(progress: RuntimeProgress | null): void;
  /** Its drawing was begun. */
  drawing(): void;
  drawn(drawn: Drawn, wanted: Wanted): void;
  failed(trouble: Trouble): void;
}

/** What the artist needs of a page's Python. */
export type Python = Pick<SandboxedPython, "supply" | "load" | "close">;

/**
 * Draws for all demos of a page, with one worker between them: the code of all is the page's own.
 *
 * Of each demo only the latest wish counts; a drawing is begun when the one before is done.
 */
export class Artist {
  readonly #open: (listener: PythonListener) => Python;
  readonly #wishes = new Map<Client, Wanted>();
  readonly #clients = new Set<Client>();
  /** The code whose packages a worker has. */
  readonly #equipped = new WeakMap<PythonWorker, Set<string>>();
  #python: Promise<Python> | null = null;
  #busy = false;

  constructor(open: (listener: PythonListener) => Python) {
    this.#open = open;
  }

  /** Loads Python, unless that is done or under way. */
  prepare(client: Client): void {
    this.#clients.add(client);
    this.#load().catch((error: unknown) => {
      if (!this.#busy) client.failed(troubleOf(error));
    });
  }

  /** Asks for a drawing, in place of what the demo wished for before. */
  want(client: Client, wanted: Wanted): void {
    this.#clients.add(client);
    this.#wishes.set(client, wanted);
    if (!this.#busy) void this.#work();
  }

  /** Forgets what the demo has wished for. */
  forget(client: Client): void {
    this.#wishes.delete(client);
  }

  async #work(): Promise<void> {
    this.#busy = true;
    for (const [client, wanted] of this.#inTurn()) {
      try {
        await this.#draw(client, wanted);
      } catch (error) {
        client.failed(troubleOf(error));
      }
    }
    this.#busy = false;
  }

  *#inTurn(): Generator<[Client, Wanted]> {
    for (let [next] = this.#wishes; next; [next] = this.#wishes) {
      this.#wishes.delete(next[0]);
      yield next;
    }
  }

  async #draw(client: Client, wanted: Wanted): Promise<void> {
    const worker = await this.#worker(wanted.source);
    // While Python was on its way the reader may have gone on.
    const latest = this.#wishes.get(client) ?? wanted;
    this.#wishes.delete(client);
    client.drawing();
    const drawn = readDrawn(await this.#answer(worker, latest));
    if (drawn) client.drawn(drawn, latest);
    else client.failed("malformed");
  }

  /** A worker with the packages that the code imports. */
  async #worker(source: string): Promise<PythonWorker> {
    const { supply } = await this.#load();
    const worker = await supply.take();
    const equipped = this.#equipped.get(worker) ?? new Set();
    if (!equipped.has(source)) await supply.take({ source, bundle: null });
    this.#equipped.set(worker, equipped.add(source));
    return worker;
  }

  async #answer(worker: PythonWorker, wanted: Wanted): Promise<string> {
    let late = false;
    const clock = new Watchdog(() => {
      late = true;
      worker.end();
    });
    clock.allow(DRAW_SECONDS);
    try {
      return await worker.request({ type: "draw", ...wanted, language }, () => {});
    } catch (error) {
      throw late ? new TooLong() : error;
    } finally {
      clock.rest();
    }
  }

  #load(): Promise<Python> {
    this.#python ??= this.#start().catch((error: unknown) => {
      this.#python = null;
      throw error;
    });
    return this.#python;
  }

  async #start(): Promise<Python> {
    const python = this.#open({
      progress: (progress) => this.#tell(progress),
      packages: (progress) => this.#tell(progress),
    });
    try {
      await python.load();
    } catch (error) {
      python.close();
      this.#tell(null);
      throw error;
    }
    this.#tell(null);
    return python;
  }

  #tell(progress: RuntimeProgress | null): void {
    for (const client of this.#clients) client.loading(progress);
  }
}

class TooLong extends Error {}

function troubleOf(error: unknown): Trouble {
  if (error instanceof TooLong) return "late";
  if (error instanceof WorkerFailure) return "ended";
  if (error instanceof Unavailable) return navigator.onLine ? "unavailable" : "offline";
  reportError(error);
  return "ended";
}

let artist: Artist | null = null;

/** The page's artist. */
export function artistOf(page: Document): Artist {
  const sources = pythonSources(page);
  artist ??= new Artist((listener) => new SandboxedPython(sources, page.body, false, listener));
  return artist;
}
