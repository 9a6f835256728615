import { expect, test } from "vitest";
import { filesOf } from "../../site_src/sandbox/image";

const BLOCK = 512;

/** A tar as `tarfile.USTAR_FORMAT` of Python's standard library writes it, as far as it is read here. */
function tar(...members: { name: string; prefix?: string; text: string }[]): ArrayBuffer {
  const blocks: Uint8Array[] = [];
  const encoder = new TextEncoder();
  for (const { name, prefix = "", text } of members) {
    const header = new Uint8Array(BLOCK);
    const data = encoder.encode(text);
    header.set(encoder.encode(name), 0);
    header.set(encoder.encode(data.length.toString(8).padStart(11, "0")), 124);
    header.set(encoder.encode(prefix), 345);
    const padded = new Uint8Array(Math.ceil(data.length / BLOCK) * BLOCK);
    padded.set(data);
    blocks.push(header, padded);
  }
  blocks.push(new Uint8Array(2 * BLOCK));
  const whole = new Uint8Array(blocks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const block of blocks) {
    whole.set(block, at);
    at += block.length;
  }
  return whole.buffer;
}

const texts = (image: ArrayBuffer) =>
  [...filesOf(image)].map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]);

test("gives each file under its absolute path", () => {
  const long = "x".repeat(100);
  const image = tar(
    { name: "lib/a.pyc", text: "one" },
    { name: "lib/empty", text: "" },
    { name: long, prefix: "lib/deep", text: "y".repeat(BLOCK) },
    { name: "usr/lib/b.so", text: "three" },
  );
  expect(texts(image)).toEqual([
    ["/lib/a.pyc", "one"],
    ["/lib/empty", ""],
    [`/lib/deep/${long}`, "y".repeat(BLOCK)],
    ["/usr/lib/b.so", "three"],
  ]);
});

test("an image that is cut off is refused", () => {
  const image = tar({ name: "a", text: "y".repeat(2 * BLOCK) });
  expect(() => texts(image.slice(0, 2 * BLOCK))).toThrow("cut off");
});
