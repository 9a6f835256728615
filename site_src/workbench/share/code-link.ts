/**
 * Code in the fragment of an address: `#code=<problem>.<deflated code in base64url>`.
 *
 * A fragment is never sent to a server. What comes from one was written by anybody, so it is only ever text.
 */

const FRAGMENT = /^#code=([\w-]+)\.([\w-]+)$/;

/** More than any solution has; a link that unpacks to more is refused while it is being unpacked. */
const MAX_CHARACTERS = 200_000;

/** The address of `page` (any fragment of its own is dropped) with the code of a problem in it. */
export async function codeLink(page: string, problem: string, source: string): Promise<string> {
  const packed = await new Response(
    new Blob([source]).stream().pipeThrough(new CompressionStream("deflate-raw")),
  ).arrayBuffer();
  const url = new URL(page);
  url.hash = `code=${problem}.${base64url(new Uint8Array(packed))}`;
  return url.href;
}

/** The code that a fragment carries for this problem; null where it carries none, or none that can be read. */
export async function codeInFragment(fragment: string, problem: string): Promise<string | null> {
  const [, name, packed = ""] = FRAGMENT.exec(fragment) ?? [];
  if (name !== problem) return null;
  try {
    return await unpack(fromBase64url(packed));
  } catch {
    return null;
  }
}

async function unpack(packed: Uint8Array<ArrayBuffer>): Promise<string> {
  const reader = new Blob([packed])
    .stream()
    .pipeThrough(new DecompressionStream("deflate-raw"))
    .pipeThrough(new TextDecoderStream("utf-8", { fatal: true }))
    .getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
    if (text.length > MAX_CHARACTERS) {
      await reader.cancel();
      throw new RangeError("more than a solution");
    }
  }
}

function base64url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
