import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** What a sheet may say of left and right, and why. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  // A cover and a shade at either end, which are the same from both sides.
  "theme/styles/scrollers.css": [
    "linear-gradient(to right, var(--ground) 40%, transparent) 0 0 / 1.5rem 100% no-repeat local",
    "linear-gradient(to left, var(--ground) 40%, transparent) 100% 0 / 1.5rem 100% no-repeat local",
    "linear-gradient(to right, var(--shade), transparent) 0 0 / 0.5rem 100% no-repeat",
    "linear-gradient(to left, var(--shade), transparent) calc(100% - 2px) 0 / 0.5rem 100% no-repeat",
  ],
  // A position in a background has no logical form: there is one for each direction.
  "filters/styles/fields.css": [
    "right 1.05rem top 55%",
    "right 0.75rem top 55%",
    "left 0.75rem top 55%",
    "left 1.05rem top 55%",
  ],
};

/** Sides by name. */
const PHYSICAL =
  /(?<![\w-])(?:(?:margin|padding|border|inset|scroll-(?:margin|padding))-)?(?:left|right)(?![\w-])|border-(?:top|bottom)-(?:left|right)-radius/;
/** Four lengths, of which the second and the last, which are right and left, differ. */
const LENGTH = String.raw`((?:[^\s()]|\([^()]*\))+)`;
const LOPSIDED = new RegExp(
  `(?:margin|padding|inset|border-width):\\s*${LENGTH} ${LENGTH} ${LENGTH} ${LENGTH};`,
);

const sheets = readdirSync("site_src", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".css"))
  .sort();

test.each(sheets)("%s knows beginning and end, not left and right", (path) => {
  const source = readFileSync(join("site_src", path), "utf8").replace(/\/\*.*?\*\//gs, "");
  const lines = source.split("\n").map((line) => line.trim().replace(/[,;]$/, ""));
  const found = lines.filter((line) => {
    const [, , right, , left] = LOPSIDED.exec(`${line};`) ?? [];
    return PHYSICAL.test(line) || right !== left;
  });
  expect(found).toEqual(ALLOWED[path] ?? []);
});
