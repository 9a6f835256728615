/** Every text that a filtered list shows beside what its page came with. */
export const messages = {
  /** `all` is the page's own sentence for the whole list: "42 postings". */
  some: (found: number, all: string) => `${found === 0 ? "None" : found} of ${all}`,
  count: (count: number, noun: string) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`,
  clear: "Clear filters",
  filters: (active: number) => (active === 0 ? "Filters" : `Filters (${active})`),
  more: (count: number) => `Show ${count} more`,
  shown: (shown: number, found: number) => `${shown} of ${found} shown`,
} as const;
