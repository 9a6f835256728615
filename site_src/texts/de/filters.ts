import type { messages as english } from "../en/filters";
import type { Forms } from "../wording";
import { number, plural } from "./language";

const nouns: Readonly<Record<string, Forms>> = {
  posting: { one: "Stelle", other: "Stellen" },
};

export const messages: typeof english = {
  some: (found, all) => `${number(found)} von ${all}`,
  count: (count, noun) => plural(count, nouns[noun] ?? { other: noun }),
  clear: "Filter aufheben",
  filters: (active) => (active === 0 ? "Filter" : `Filter (${number(active)})`),
  more: (count) => `${number(count)} weitere zeigen`,
  shown: (shown, found) => `${number(shown)} von ${number(found)} gezeigt`,
};
