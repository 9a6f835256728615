// Faces that stand in until the theme's fonts are there: fonts that readers' systems have, scaled to the same
// width and set to the same height, so that few lines break elsewhere when the theme's fonts arrive.

import { fromBuffer } from "@capsizecss/unpack";

/**
 * What systems have, in the order in which it is asked for. Units are those of each font's em; `width` is the mean
 * width of a letter of English text, for each of `FACES`' weights and styles, as the files' tables and
 * @capsizecss/unpack give it. Liberation and Arimo were drawn to the metrics of Times New Roman, Arial and Courier New.
 */
const SYSTEM_FONTS = {
  "Divebell Text": [
    {
      stands: "Georgia",
      em: 2048,
      faces: {
        "400 normal": { width: 913, local: ["Georgia"] },
        "400 italic": { width: 931, local: ["Georgia Italic", "Georgia-Italic"] },
        "600 normal": { width: 1062, local: ["Georgia Bold", "Georgia-Bold"] },
      },
    },
    {
      stands: "Noto",
      em: 1000,
      faces: {
        "400 normal": { width: 481, local: ["Noto Serif", "NotoSerif-Regular"] },
        "400 italic": { width: 469, local: ["Noto Serif Italic", "NotoSerif-Italic"] },
        "600 normal": { width: 512, local: ["Noto Serif Bold", "NotoSerif-Bold"] },
      },
    },
    {
      stands: "Times",
      em: 2048,
      faces: {
        "400 normal": { width: 832, local: ["Liberation Serif", "Times New Roman"] },
        "400 italic": { width: 836, local: ["Liberation Serif Italic", "Times New Roman Italic"] },
        "600 normal": { width: 886, local: ["Liberation Serif Bold", "Times New Roman Bold"] },
      },
    },
  ],
  "Divebell UI": [
    {
      stands: "Arial",
      em: 2048,
      faces: {
        "500 normal": { width: 913, local: ["Arial", "Liberation Sans", "Arimo"] },
      },
    },
    {
      stands: "Roboto",
      em: 2048,
      faces: {
        "500 normal": { width: 919, local: ["Roboto Medium", "Roboto-Medium", "Roboto"] },
      },
    },
  ],
  "Divebell Mono": [
    {
      stands: "Menlo",
      em: 2048,
      faces: { "400 normal": { width: 1233, local: ["Menlo", "Menlo-Regular", "DejaVu Sans Mono"] } },
    },
    {
      stands: "Courier",
      em: 2048,
      faces: { "400 normal": { width: 1229, local: ["Liberation Mono", "Cousine", "Courier New"] } },
    },
  ],
};

/** The @font-face rules of all that stand in for a face whose published file is `font`; none where nothing does. */
export async function fallbackRules({ family, weight, style }, font) {
  if (!(family in SYSTEM_FONTS)) return [];
  const own = await fromBuffer(font);
  return SYSTEM_FONTS[family].map(({ stands, em, faces }) => {
    const { width, local } = faces[`${weight} ${style}`];
    const scale = own.xWidthAvg / own.unitsPerEm / (width / em);
    const height = (units) => percent(units / own.unitsPerEm / scale);
    return `@font-face {
    font-family: "${family} ${stands}"; font-weight: ${weight}; font-style: ${style};
    src: ${local.map((name) => `local("${name}")`).join(", ")};
    size-adjust: ${percent(scale)}; ascent-override: ${height(own.ascent)};
    descent-override: ${height(-own.descent)}; line-gap-override: ${height(own.lineGap)};
  }`;
  });
}

function percent(ratio) {
  return `${Number((100 * ratio).toFixed(2))}%`;
}
