import { describe, expect, test } from "vitest";
import {
  emptyRecord,
  parseRecord,
  type Version,
  withCheck,
  withDraft,
  withVersion,
} from "../../site_src/records/problem-record";

const AT = "2026-11-20T10:00:00.000Z";
const START = emptyRecord("starter");

function checked(source: string, outcome: "pass" | "fail" = "fail"): Version {
  return { source, at: AT, check: { outcome, passed: outcome === "pass" ? 3 : 1, total: 3 } };
}

describe("a draft", () => {
  test("stays beside the starter that it was begun from", () => {
    const begun = withDraft(START, "mine", "starter");
    expect(withDraft(begun, "mine, longer", "a better starter")).toMatchObject({
      draft: "mine, longer",
      starter: "starter",
    });
  });

  test("that is the starter is none, so that a better one can take its place", () => {
    const begun = withDraft(START, "mine", "starter");
    expect(withDraft(begun, "better", "better")).toMatchObject({ draft: null, starter: "better" });
  });
});

describe("the history", () => {
  test("has the newest first and each code once", () => {
    const record = ["a", "b", "a"].reduce((made, source) => withCheck(made, checked(source)), START);
    expect(record.history.map(({ source }) => source)).toEqual(["a", "b"]);
    expect(record.checks).toBe(3);
  });

  test("does not forget that code was checked", () => {
    const record = withVersion(withCheck(START, checked("a", "pass")), { source: "a", at: AT, check: null });
    expect(record.history[0]?.check?.outcome).toBe("pass");
  });

  test("once solved stays solved", () => {
    const record = withCheck(withCheck(START, checked("a", "pass")), checked("b"));
    expect(record.solved).toBe(true);
  });

  test("is bounded", () => {
    let record = START;
    for (let number = 0; number < 200; number++) record = withCheck(record, checked(`x = ${number}`));
    expect(record.history).toHaveLength(100);
    expect(record.history[0]?.source).toBe("x = 199");
    expect(record.checks).toBe(200);
  });
});

describe("reading back", () => {
  test("gives what was kept", () => {
    const record = withCheck(withDraft(START, "mine", "starter"), checked("mine", "pass"));
    expect(parseRecord(JSON.parse(JSON.stringify(record)))).toEqual(record);
  });

  test("takes an older record without what is written aside, and leaves out what is none", () => {
    const { aside: _, ...older } = START;
    expect(parseRecord(older)).toEqual(START);
    expect(parseRecord({ ...START, aside: { scratch: 3, input: "1" } })?.aside).toEqual({
      scratch: "",
      input: "1",
    });
  });

  test.each([
    null,
    3,
    "text",
    [],
    {},
    { draft: 3, starter: "" },
    { draft: null },
    { draft: "x".repeat(200_001), starter: "" },
  ])("gives nothing for %j", (value) => expect(parseRecord(value)).toBeNull());

  test("leaves out what is damaged", () => {
    const history = [checked("good"), { source: 3, at: AT }, { source: "x", at: "never" }, null];
    expect(parseRecord({ ...START, history, checks: -1, solved: "yes" })).toEqual({
      ...START,
      history: [checked("good")],
    });
  });
});
