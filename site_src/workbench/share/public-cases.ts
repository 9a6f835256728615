/** The code of a problem's cases, as its bundle holds it, without those that are hidden. */

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

/** Reads a bundle, which is gzipped JSON. */
export async function publicCases(bundle: ArrayBuffer): Promise<PublicCase[]> {
  const unpacked = new Blob([bundle]).stream().pipeThrough(new DecompressionStream("gzip"));
  const { cases } = (await new Response(unpacked).json()) as { cases: BundledCase[] };
  return cases.filter(({ hidden }) => !hidden);
}
