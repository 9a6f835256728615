import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fetchVerified, type KnownFile } from "../../site_src/workbench/verified-fetch";

const TEXT = "0123456789";

/** How the server answers: all that is asked for, or so many bytes of it before the connection breaks. */
interface Answer {
  readonly breaksAfter?: number;
  readonly ranges?: boolean;
  readonly text?: string;
}

let answers: Answer[];
let ranges: (string | null)[];
let received: number;
let file: KnownFile;

const count = (bytes: number) => {
  received += bytes;
};

async function serve(_: string, { headers }: { headers: Record<string, string> }): Promise<Response> {
  const { breaksAfter, ranges: knowsRanges = true, text = TEXT } = answers.shift() ?? {};
  const asked = headers.Range ?? null;
  ranges.push(asked);
  const start = knowsRanges && asked ? Number(/\d+/.exec(asked)?.[0]) : 0;
  const bytes = new TextEncoder().encode(text).subarray(start);
  let sent = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (breaksAfter === undefined || !sent) {
        const part = bytes.subarray(0, breaksAfter);
        if (part.length > 0) controller.enqueue(part);
        if (breaksAfter === undefined) controller.close();
        sent = true;
      } else controller.error(new TypeError("network error"));
    },
  });
  if (start === 0 && !(knowsRanges && asked)) return new Response(body);
  const range = { "Content-Range": `bytes ${start}-${text.length - 1}/${text.length}` };
  return new Response(body, { status: 206, headers: range });
}

beforeEach(async () => {
  answers = [];
  ranges = [];
  received = 0;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(TEXT)));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  file = { url: "https://site.example/f", label: "f", sha256, size: TEXT.length };
  vi.stubGlobal("fetch", serve);
  vi.stubGlobal("navigator", { onLine: true });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Lets the pauses between attempts pass, and gives the file's text. */
async function fetched(signal?: AbortSignal): Promise<string> {
  const outcome = fetchVerified(file, count, signal);
  let settled = false;
  outcome.then(
    () => {
      settled = true;
    },
    () => {
      settled = true;
    },
  );
  while (!settled) {
    await new Promise((later) => setImmediate(later));
    vi.advanceTimersByTime(1000);
  }
  return new TextDecoder().decode(await outcome);
}

test("a download that breaks off is taken up where it broke off", async () => {
  answers = [{ breaksAfter: 4 }, { breaksAfter: 3 }, {}];
  expect(await fetched()).toBe(TEXT);
  expect(ranges).toEqual([null, "bytes=4-", "bytes=7-"]);
  expect(received).toBe(TEXT.length);
});

test("where the server gives no parts, it begins again, and so does the count", async () => {
  answers = [{ breaksAfter: 4 }, { ranges: false }];
  expect(await fetched()).toBe(TEXT);
  expect(received).toBe(TEXT.length);
});

test("what has come is kept for when the reader tries again", async () => {
  answers = [{ breaksAfter: 4 }, { breaksAfter: 1 }, { breaksAfter: 1 }];
  await expect(fetched()).rejects.toThrow("f could not be fetched: the connection broke off");
  received = 0;
  expect(await fetched()).toBe(TEXT);
  expect(ranges.at(-1)).toBe("bytes=6-");
  expect(received).toBe(TEXT.length);
});

test("parts that do not make the file are dropped, and all of it is fetched", async () => {
  answers = [{ breaksAfter: 4, text: "abcdefghij" }, {}, {}];
  expect(await fetched()).toBe(TEXT);
  expect(ranges).toEqual([null, "bytes=4-", null]);
  expect(received).toBe(TEXT.length);
});

test("an offline browser is told as such, at once", async () => {
  vi.stubGlobal("navigator", { onLine: false });
  answers = [{ breaksAfter: 0 }];
  await expect(fetched()).rejects.toThrow("you are offline");
  expect(ranges).toHaveLength(1);
});

test("a download that brings nothing any more is broken", async () => {
  vi.stubGlobal("fetch", async (_: string, { signal }: { signal: AbortSignal }) => {
    ranges.push(null);
    return new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  });
  await expect(fetched()).rejects.toThrow("broke off");
  expect(ranges).toHaveLength(3);
});

test("stops at once when it is not wanted any more", async () => {
  const stopping = new AbortController();
  stopping.abort(new Error("stopped"));
  vi.stubGlobal("fetch", async (_: string, { signal }: { signal: AbortSignal }) => signal.throwIfAborted());
  await expect(fetched(stopping.signal)).rejects.toThrow("stopped");
});
