// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from "vitest";
import { KeptWork } from "../../site_src/records/kept-work";
import type { ProblemRecord } from "../../site_src/records/problem-record";
import { FleetingRecords, PlainRecords, type RecordStore } from "../../site_src/records/record-store";

// Here, an error that nobody expects is to fail the test.
vi.stubGlobal("reportError", (error: unknown) => {
  throw error;
});

beforeEach(() => localStorage.clear());

function listener() {
  return { refused: vi.fn(), replacedOther: vi.fn(), recordChanged: vi.fn() };
}

async function tab(store: RecordStore, starter = "starter") {
  const told = listener();
  const work = new KeptWork("softmax", starter, told, Promise.resolve(store));
  await work.loaded;
  work.adopt();
  return { work, told };
}

/** Settles when all that was asked of the store is done. */
async function settled(work: KeptWork): Promise<void> {
  await work.loaded;
}

/** A store whose every write fails. */
class Failing extends FleetingRecords {
  readonly error: Error;

  constructor(error: Error) {
    super();
    this.error = error;
  }

  override change(): Promise<ProblemRecord> {
    return Promise.reject(this.error);
  }
}

test("a draft is there for the next visit", async () => {
  const store = new FleetingRecords();
  const { work } = await tab(store);
  work.write("mi");
  work.write("mine");
  await settled(work);
  expect((await tab(store)).work.adopt()).toBe("mine");
});

test("what is written aside is there for the next visit, and is no draft", async () => {
  const store = new FleetingRecords();
  const write = vi.spyOn(store, "change");
  const { work } = await tab(store);
  for (const scratch of ["f", "f(", "f(1)"]) work.writeAside({ scratch, input: "3" });
  await settled(work);
  expect(write).toHaveBeenCalledOnce();
  const { record } = (await tab(store)).work;
  expect(record).toMatchObject({ aside: { scratch: "f(1)", input: "3" }, draft: null, history: [] });
});

test("of drafts that wait, only the newest is written", async () => {
  const store = new FleetingRecords();
  const write = vi.spyOn(store, "change");
  const { work } = await tab(store);
  for (const text of ["a", "ab", "abc"]) work.write(text);
  await settled(work);
  expect(write).toHaveBeenCalledOnce();
  expect(work.record.draft).toBe("abc");
});

test("two tabs do not overwrite each other: what gives way is in the history", async () => {
  const store = new FleetingRecords();
  const [one, other] = [await tab(store), await tab(store)];
  one.work.write("of one tab");
  await settled(one.work);
  other.work.write("of the other");
  await settled(other.work);
  expect(other.told.replacedOther).toHaveBeenCalledOnce();
  expect(other.work.record.draft).toBe("of the other");
  expect(other.work.record.history.map(({ source }) => source)).toEqual(["of one tab"]);
  other.work.write("of the other, longer");
  await settled(other.work);
  expect(other.told.replacedOther).toHaveBeenCalledOnce();
});

test("a tab hears of what another has written, and can take it over", async () => {
  const store = new FleetingRecords();
  const [one, other] = [await tab(store), await tab(store)];
  one.work.write("of one tab");
  await vi.waitFor(() => expect(other.work.behind).toBe(true));
  expect(other.work.adopt()).toBe("of one tab");
  expect(other.work.behind).toBe(false);
  expect(one.work.behind).toBe(false);
});

test.each([
  [new DOMException("no room", "QuotaExceededError"), "full"],
  [new DOMException("refused", "SecurityError"), "storage"],
])("where the store fails (%s), it is told once, and the work goes on in memory", async (error, why) => {
  const { work, told } = await tab(new Failing(error));
  work.write("mine");
  await settled(work);
  work.checked({ source: "mine", at: "2026-11-20T10:00:00.000Z", check: null });
  await settled(work);
  expect(told.refused).toHaveBeenCalledExactlyOnceWith(why);
  expect(work.record).toMatchObject({ draft: "mine", checks: 1 });
});

test("a browser that keeps nothing at all says so when the page opens", async () => {
  const told = listener();
  const work = new KeptWork("softmax", "starter", told, Promise.reject(new Error("refused")));
  await work.loaded;
  expect(told.refused).toHaveBeenCalledExactlyOnceWith("storage");
  expect(work.adopt()).toBe("starter");
});

test("the starter itself is nothing to remember", async () => {
  const { work } = await tab(new FleetingRecords());
  work.remember("starter", "2026-11-20T10:00:00.000Z");
  work.remember("mine", "2026-11-20T10:00:00.000Z");
  await settled(work);
  expect(work.record.history.map(({ source }) => source)).toEqual(["mine"]);
});

test("what is typed just before the page is closed is there on the next visit", async () => {
  const { work } = await tab(new PlainRecords(localStorage));
  work.write("mi");
  await settled(work);
  vi.spyOn(PlainRecords.prototype, "change").mockImplementationOnce(() => new Promise(() => {}));
  work.write("mine");
  const next = await tab(new PlainRecords(localStorage));
  expect(next.work.adopt()).toBe("mine");
  await settled(next.work);
  expect(Object.keys(localStorage)).toEqual(["divebell:record:softmax"]);
});
