// @vitest-environment jsdom
import { expect, test } from "vitest";
import { renderRemark } from "../../site_src/workbench/spoken";
import { readRemarks } from "../../site_src/workbench/untrusted";

test.each([
  ["python", "en"],
  ["judge", ""],
  ["somebody", "en"],
])("a remark of %s is marked as of language %j", (source, lang) => {
  const told = {
    severity: "warning",
    source,
    message: "Look here",
    line: 1,
    column: 1,
    end_line: 1,
    end_column: 2,
  };
  const [remark] = readRemarks(JSON.stringify([told]));
  expect(remark && renderRemark(remark)).toMatchObject({ lang, textContent: "Look here" });
});
