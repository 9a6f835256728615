import { messages } from "#texts/workbench";
import { Watchdog } from "./watchdog";

/** A file of the site whose exact bytes are known beforehand. */
export interface KnownFile {
  readonly url: string;
  /** What to call it when it cannot be had. */
  readonly label: string;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly size?: number;
}

/** Called with the number of bytes as they come in, and with a negative one when they are dropped. */
export type Received = (bytes: number) => void;

/** A file could not be had, or is not what it should be. The message is for readers. */
export class Unavailable extends Error {}

/** How often a download that breaks off is taken up again, and after how many seconds. */
const PAUSES: readonly number[] = [0.5, 2];
/** How long a download may bring nothing before it is taken for broken. */
const STALL_SECONDS = 30;

/** Whether `bytes` are the file that was promised. */
export async function isGenuine(
  bytes: ArrayBuffer,
  file: Pick<KnownFile, "size" | "sha256">,
): Promise<boolean> {
  if (file.size !== undefined && bytes.byteLength !== file.size) return false;
  return (await sha256(bytes)) === file.sha256;
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  // Browsers keep this interface from pages that came without encryption.
  if (!globalThis.crypto?.subtle) throw new Unavailable(messages.failure.insecure);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Fetches a file and checks it; one that is wrong is asked for once more, past the browser's own cache.
 *
 * A download that breaks off is taken up where it broke off, if the server gives parts of files. What has come
 * is kept for the next call when this one gives up. Rejects with the signal's reason when that aborts.
 */
export async function fetchVerified(
  file: KnownFile,
  received: Received = () => {},
  signal?: AbortSignal,
): Promise<ArrayBuffer> {
  const partial = broken.get(file.sha256) ?? new Partial();
  broken.set(file.sha256, partial);
  received(partial.length);
  for (const cache of ["default", "reload"] as const) {
    await complete(partial, file, cache, received, signal);
    const bytes = await partial.whole();
    if (await isGenuine(bytes, file)) {
      broken.delete(file.sha256);
      return bytes;
    }
    received(-partial.drop());
  }
  throw new Unavailable(messages.failure.damaged(file.label));
}

/** What has come of a file so far. */
class Partial {
  #chunks: Uint8Array<ArrayBuffer>[] = [];
  length = 0;

  add(chunk: Uint8Array<ArrayBuffer>): void {
    this.#chunks.push(chunk);
    this.length += chunk.byteLength;
  }

  /** Forgets all of it, and says how much that was. */
  drop(): number {
    const dropped = this.length;
    this.#chunks = [];
    this.length = 0;
    return dropped;
  }

  whole(): Promise<ArrayBuffer> {
    return new Blob(this.#chunks).arrayBuffer();
  }
}

/** Downloads that broke off, by the hash of the file. */
const broken = new Map<string, Partial>();

/** A download that brings nothing more; what had come is kept. */
class BrokenOff extends Error {}

async function complete(
  partial: Partial,
  file: KnownFile,
  cache: RequestCache,
  received: Received,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await download(partial, file, cache, received, signal);
      return;
    } catch (error) {
      signal?.throwIfAborted();
      const pause = PAUSES[attempt];
      if (!(error instanceof BrokenOff)) throw error;
      if (pause === undefined || !navigator.onLine) {
        const { offline, network } = messages.failure;
        throw new Unavailable((navigator.onLine ? network : offline)(file.label), { cause: error });
      }
      await new Promise((later) => setTimeout(later, pause * 1000));
    }
  }
}

async function download(
  partial: Partial,
  file: KnownFile,
  cache: RequestCache,
  received: Received,
  signal: AbortSignal | undefined,
): Promise<void> {
  const stalled = new AbortController();
  const clock = new Watchdog(() => stalled.abort());
  clock.allow(STALL_SECONDS);
  try {
    // Browsers ask for a part of a file without compression, so that it is one of the bytes that are counted.
    const headers: HeadersInit = partial.length > 0 ? { Range: `bytes=${partial.length}-` } : {};
    const either = AbortSignal.any(signal ? [signal, stalled.signal] : [stalled.signal]);
    const response = await fetch(file.url, { cache, headers, signal: either });
    if (!continues(response, partial.length)) received(-partial.drop());
    if (response.status === 416) throw new BrokenOff("nothing is left of the file");
    if (!response.ok) throw new Unavailable(messages.failure.status(file.label, response.status));
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      clock.allow(STALL_SECONDS);
      partial.add(part.value);
      received(part.value.byteLength);
      // The hash will say no; an endless answer must not fill the memory.
      if (file.size !== undefined && partial.length > file.size) break;
    }
    await reader?.cancel();
    if (file.size !== undefined && partial.length < file.size) throw new BrokenOff("the file is not whole");
  } catch (error) {
    throw error instanceof Unavailable ? error : new BrokenOff(String(error), { cause: error });
  } finally {
    clock.rest();
  }
}

/** Whether a response begins where the bytes end that have come. */
function continues(response: Response, length: number): boolean {
  if (response.status !== 206) return length === 0;
  const range = /^bytes (\d+)-/.exec(response.headers.get("Content-Range") ?? "");
  return Number(range?.[1]) === length;
}
