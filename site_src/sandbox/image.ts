/** A file of an image, by its absolute path. */
export interface ImageFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const BLOCK = 512;
const decoder = new TextDecoder();

/**
 * The files in a tar of the POSIX form "ustar", whose bytes stay where they are.
 *
 * Format: https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13_06
 */
export function* filesOf(image: ArrayBuffer): Generator<ImageFile> {
  const bytes = new Uint8Array(image);
  const text = (start: number, length: number) => {
    const field = bytes.subarray(start, start + length);
    const end = field.indexOf(0);
    return decoder.decode(end < 0 ? field : field.subarray(0, end));
  };
  for (let header = 0; header + BLOCK <= bytes.length && bytes[header] !== 0; ) {
    const name = text(header, 100);
    const prefix = text(header + 345, 155);
    const size = Number.parseInt(text(header + 124, 12), 8);
    const start = header + BLOCK;
    if (Number.isNaN(size) || start + size > bytes.length) throw new RangeError("the image is cut off");
    yield { path: prefix ? `/${prefix}/${name}` : `/${name}`, bytes: bytes.subarray(start, start + size) };
    header = start + Math.ceil(size / BLOCK) * BLOCK;
  }
}
