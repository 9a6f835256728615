import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { messages } from "../../site_src/texts/de/editor";

/** What of CodeMirror the editor takes, and what it says in parts that are not opened: the list of diagnostics. */
const PACKAGES = ["autocomplete", "commands", "language", "lint", "search", "view"];
const NEVER_SAID = ["Diagnostics", "No diagnostics"];

test("every phrase of CodeMirror is in the catalogue, and nothing else", () => {
  const said = PACKAGES.flatMap((name) => {
    const code = readFileSync(`node_modules/@codemirror/${name}/dist/index.js`, "utf8");
    // A call's first strings: `phrase("a")`, `phrase(view, "a")`, `phrase(fold ? "a" : "b")`.
    return [...code.matchAll(/\bphrase\((?:view, )?([^()]*)/g)].flatMap(([, given = ""]) =>
      [...given.matchAll(/"([^"]+)"/g)].map(([, phrase]) => phrase),
    );
  });
  expect(Object.keys(messages).sort()).toEqual(
    [...new Set(said)].filter((phrase) => !NEVER_SAID.includes(phrase ?? "")).sort(),
  );
});
