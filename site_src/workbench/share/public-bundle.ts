/** What a page reads out of a problem's bundle: what the tests call, and the code of those that are not hidden. */

export interface PublicCase {
  readonly name: string;
  readonly given: string;
  readonly call: string;
  /** How many seeds the case is run with. */
  readonly seeds: number | null;
  /** The exception that the call is to raise. */
  readonly raises: string | null;
}

interface BundledCase extends PublicCase {
  readonly hidden: boolean;
}

interface PublicBundle {
  /** What the tests call. */
  readonly names: readonly string[];
  readonly cases: readonly PublicCase[];
}

/** Reads a bundle, which is gzipped JSON. */
export async function publicBundle(bundle: ArrayBuffer): Promise<PublicBundle> {
  const unpacked = new Blob([bundle]).stream().pipeThrough(new DecompressionStream("gzip"));
  const { names, cases } = (await new Response(unpacked).json()) as {
    names: string[];
    cases: BundledCase[];
  };
  return { names, cases: cases.filter(({ hidden }) => !hidden) };
}
