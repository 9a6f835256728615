import { messages } from "#texts/workbench";

/** A file of the site whose exact bytes are known beforehand. */
export interface KnownFile {
  readonly url: string;
  /** What to call it when it cannot be had. */
  readonly label: string;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly size?: number;
}

/** A file could not be had, or is not what it should be. The message is for readers. */
export class Unavailable extends Error {}

/** Whether `bytes` are the file that was promised. */
export async function isGenuine(bytes: ArrayBuffer, file: KnownFile): Promise<boolean> {
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
 * `received` is called with the number of bytes as they come in, and with a negative one when they are dropped.
 */
export async function fetchVerified(
  file: KnownFile,
  received: (bytes: number) => void = () => {},
): Promise<ArrayBuffer> {
  for (const cache of ["default", "reload"] as const) {
    const bytes = await download(file, cache, received);
    if (await isGenuine(bytes, file)) return bytes;
    received(-bytes.byteLength);
  }
  throw new Unavailable(messages.failure.damaged(file.label));
}

async function download(
  file: KnownFile,
  cache: RequestCache,
  received: (bytes: number) => void,
): Promise<ArrayBuffer> {
  try {
    const response = await fetch(file.url, { cache });
    if (!response.ok) throw new Error(`status ${response.status}`);
    if (!response.body) return await response.arrayBuffer();
    return await readAll(response.body, received);
  } catch (error) {
    throw new Unavailable(messages.failure.network(file.label), { cause: error });
  }
}

async function readAll(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  received: (bytes: number) => void,
): Promise<ArrayBuffer> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    received(part.value.byteLength);
  }
  return new Blob(chunks).arrayBuffer();
}
