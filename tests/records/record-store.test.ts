// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import { emptyRecord, withDraft } from "../../site_src/records/problem-record";
import { openRecords, PlainRecords } from "../../site_src/records/record-store";

beforeEach(() => localStorage.clear());

const draft = (text: string) => withDraft(emptyRecord("starter"), text, "starter");

// jsdom has no IndexedDB: the browser tests have.
test("without IndexedDB, records are kept in the plain storage", async () => {
  const records = await openRecords();
  expect(records).toBeInstanceOf(PlainRecords);
  await records.change("softmax", () => draft("mine"));
  expect((await (await openRecords()).read("softmax"))?.draft).toBe("mine");
});

test("a change sees what is there", async () => {
  const records = new PlainRecords(localStorage);
  await records.change("softmax", () => draft("one"));
  const after = await records.change("softmax", (record) => withDraft(record ?? draft(""), "two", "another"));
  expect(after).toMatchObject({ draft: "two", starter: "starter" });
});

test("all records can be had, and single ones forgotten", async () => {
  const records = new PlainRecords(localStorage);
  localStorage.setItem("something else", "{}");
  localStorage.setItem("divebell:record:damaged", "{");
  for (const key of ["softmax", "exam:softmax"]) await records.change(key, () => draft(key));
  expect([...(await records.all()).keys()].sort()).toEqual(["exam:softmax", "softmax"]);
  await records.forget(["exam:softmax", "never there"]);
  expect([...(await records.all()).keys()]).toEqual(["softmax"]);
});
