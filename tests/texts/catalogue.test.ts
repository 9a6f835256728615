import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { shownLiterals } from "./shown-literals";

const SOURCE = "site_src";
const TEXTS = join(SOURCE, "texts");
const languages = readdirSync(TEXTS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** What is the same word in both languages. */
const SAME = new Set([
  "Tab",
  "Sandbox",
  "solution.py",
  "Test",
  "Traceback",
  " in ",
  "Assessment",
  "Assessments",
  "Feed",
  "Link",
  "Offline",
]);

/** Every text of a module that is no function's, with its place. */
function texts(value: unknown, path: string): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, `${path}.${key}`));
}

const modules = readdirSync(join(TEXTS, "en"))
  .map((name) => name.replace(/\.ts$/, ""))
  .filter((name) => name !== "language");
const load = async (language: string, name: string): Promise<{ messages: unknown }> =>
  import(`../../site_src/texts/${language}/${name}.ts`);

describe.each(languages.filter((language) => language !== "en"))("the texts in %s", (language) => {
  test("are in the files in which the English ones are", () => {
    expect(readdirSync(join(TEXTS, language)).sort()).toEqual(readdirSync(join(TEXTS, "en")).sort());
  });

  test.each(modules)("of %s are all translated", async (name) => {
    const [english, other] = await Promise.all([load("en", name), load(language, name)]);
    const translated = new Map(texts(other.messages, name));
    const left = texts(english.messages, name).filter(
      ([path, text]) => translated.get(path) === text && !SAME.has(text) && /\p{L}{2}/u.test(text),
    );
    expect(left).toEqual([]);
  });

  test("of the templates have a form for every plural category, and the values of the English ones", async () => {
    const [english, other] = await Promise.all([load("en", "templates"), load(language, "templates")]);
    const translated = new Map(texts(other.messages, ""));
    for (const [path, text] of texts(english.messages, ""))
      expect(
        translated
          .get(path)
          ?.match(/\{\w+\}/g)
          ?.sort(),
        path,
      ).toEqual(text.match(/\{\w+\}/g)?.sort());
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [path] of texts(english.messages, "").filter(([path]) => path.endsWith(".other")))
      for (const category of categories)
        expect(translated.has(path.replace(/other$/, category)), path).toBe(true);
  });
});

const code = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter(
  (path) => path.endsWith(".ts") && !path.startsWith("texts"),
);

test.each(code)("%s shows nothing that is not in the catalogue", (path) => {
  expect(shownLiterals(readFileSync(join(SOURCE, path), "utf8"))).toEqual([]);
});

test.each([
  ['button.textContent = "Copy";', ["1: Copy"]],
  ['place.ariaLabel = late ? "Too late" : "";', ["1: Too late"]],
  ['x.setAttribute("aria-label", count + " left");', ["1:  left"]],
  [
    'element("p", { class: "wb-label", title: "Look" }, "Done", element("b", {}, "so"));',
    ["1: Look", "1: Done", "1: so"],
  ],
  ['place.append(" of ", number);', ["1:  of "]],
  ['button("Undo", "wb-button", undo);', ["1: Undo"]],
  ["say(`Nothing was found.`);", ["1: Nothing was found."]],
  ['import { a } from "Some where";\nthrow new TypeError("No such thing");', []],
  ['element("p", { class: "wb label", "aria-label": messages.title }, messages.text, " ", "· ");', []],
  ['root.dataset.state = "running now";', []],
])("what is shown is found: %s", (source, found) => {
  expect(shownLiterals(source)).toEqual(found);
});
