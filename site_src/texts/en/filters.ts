import type { Forms } from "../wording";
import { number, plural } from "./language";

/** What a list can be of: the `data-noun` of its summary. */
const nouns: Readonly<Record<string, Forms>> = {
  posting: { one: "posting", other: "postings" },
};

/** Every text that a filtered list shows beside what its page came with. */
export const messages = {
  /** `all` is the page's own sentence for the whole list: "42 postings". */
  some: (found: number, all: string) => `${found === 0 ? "None" : number(found)} of ${all}`,
  count: (count: number, noun: string) => plural(count, nouns[noun] ?? { other: noun }),
  clear: "Clear filters",
  filters: (active: number) => (active === 0 ? "Filters" : `Filters (${number(active)})`),
  more: (count: number) => `Show ${number(count)} more`,
  shown: (shown: number, found: number) => `${number(shown)} of ${number(found)} shown`,
};
