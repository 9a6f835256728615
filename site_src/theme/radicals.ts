/** Smaller gaps are the font's own spacing. */
const NOTICEABLE_PX = 1;

/**
 * Takes away the empty space after square roots in Chromium.
 *
 * MathML Core (section 3.3.3) lets the preferred width of a radical be that of the font's widest √; Chromium
 * then keeps that width for the small √ it draws. Where an engine leaves no gap, nothing is changed.
 */
export async function closeRadicalGaps(page: Document): Promise<void> {
  const roots = [...page.querySelectorAll<MathMLElement>("msqrt, mroot")];
  if (roots.length === 0) return;
  await page.fonts.ready;
  const gaps = roots.map(gapAfter);
  for (const [index, root] of roots.entries()) {
    const gap = gaps[index] ?? 0;
    if (gap > NOTICEABLE_PX)
      root.style.marginInlineEnd = `${-gap / parseFloat(getComputedStyle(root).fontSize)}em`;
  }
}

function gapAfter(root: MathMLElement): number {
  const content = root.localName === "mroot" ? [root.firstElementChild] : [...root.children];
  const ends = content.map((child) => child?.getBoundingClientRect().right ?? 0);
  return root.getBoundingClientRect().right - Math.max(...ends);
}
