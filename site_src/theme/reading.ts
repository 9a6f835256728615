/** How far down the window a heading counts as reached. */
const READING_LINE = 0.3;

/** Marks, in the table of contents, the section that is being read. */
export function followReading(page: Document): void {
  const links = [...page.querySelectorAll<HTMLAnchorElement>(".depth a")];
  const sections = links.flatMap((link) => {
    const heading = page.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading ? [{ link, heading }] : [];
  });
  if (sections.length === 0) return;

  const mark = () => {
    const line = innerHeight * READING_LINE;
    const current = sections.findLast(({ heading }) => heading.getBoundingClientRect().top <= line);
    for (const { link } of sections) {
      if (link === current?.link) link.ariaCurrent = "true";
      else link.ariaCurrent = null;
    }
  };

  let waiting = false;
  addEventListener(
    "scroll",
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        mark();
      });
    },
    { passive: true },
  );
  mark();
}
