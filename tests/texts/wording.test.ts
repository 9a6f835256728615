import { expect, test } from "vitest";
import { messages as progress } from "../../site_src/texts/de/progress";
import { messages as workbench } from "../../site_src/texts/de/workbench";
import { wording } from "../../site_src/texts/wording";

test.each([
  ["en-GB", [0, 1, 2, 1200], ["0 days", "1 day", "2 days", "1,200 days"]],
  ["de", [0, 1, 2, 1200], ["0 days", "1 day", "2 days", "1.200 days"]],
  ["fr", [0, 1, 2], ["0 day", "1 day", "2 days"]],
])("%s chooses the form of a word by its own rules", (locale, counts, written) => {
  const { plural } = wording(locale);
  expect(counts.map((count) => plural(count, { one: "day", other: "days" }))).toEqual(written);
});

test("a language has as many forms as it needs", () => {
  const { form } = wording("pl");
  const forms = { one: "dzień", few: "dni", many: "dni (wiele)", other: "dnia" };
  expect([1, 2, 5, 22, 1.5].map((count) => form(count, forms))).toEqual([
    "dzień",
    "dni",
    "dni (wiele)",
    "dni",
    "dnia",
  ]);
});

test("German writes numbers, counts and times in its own way", () => {
  expect(workbench.status.loading(1_250_000, 5_300_000)).toBe("1,3 von 5,3 MB geladen");
  expect(workbench.duration(1234)).toBe("1,2 s");
  expect(workbench.test.tooSlow(1)).toContain("nach 1 Sekunde abgebrochen");
  expect(workbench.test.tooSlow(10)).toContain("nach 10 Sekunden abgebrochen");
  expect(progress.streak.strip(3, 14)).toBe("3 der letzten 14 Tage");
  expect(wording("de").dates({ dateStyle: "long", timeZone: "UTC" }).format(new Date("2026-11-03"))).toBe(
    "3. November 2026",
  );
});
