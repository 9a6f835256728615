import { expect, test } from "vitest";
import {
  MalformedMessage,
  readCheckOutcome,
  readEvent,
  readFrameReport,
  readRunOutcome,
  readWorkerReport,
} from "../../site_src/workbench/untrusted";
import { RAW_RESULT } from "./samples";

const event = (fields: unknown) => readEvent(JSON.stringify(fields));

test("reads the judge's events", () => {
  const tests = [{ name: "a", hidden: true, seconds: 2.5, compare_time: true }, { name: "b" }];
  expect(event({ type: "plan", tests, load_seconds: 10 })).toEqual({
    type: "plan",
    plan: {
      tests: [
        { name: "a", hidden: true, seconds: 2.5, compareTime: true },
        { name: "b", hidden: false, seconds: 5, compareTime: false },
      ],
      loadSeconds: 10,
    },
  });
  expect(event({ type: "start", test: null })).toEqual({ type: "start", test: null });
  expect(event({ type: "test", test: 3, result: RAW_RESULT })).toMatchObject({
    test: 3,
    result: {
      name: "a test",
      status: "fail",
      line: 3,
      column: 5,
      endColumn: 9,
      durationMs: 1.25,
      hints: ["Is the scale missing?"],
    },
  });
});

test.each([
  ["not JSON", "{"],
  ["a list", "[]"],
  ["null", "null"],
  ["an unknown type", '{"type":"reboot"}'],
  ["a plan without tests", '{"type":"plan"}'],
  ["a test at no place", JSON.stringify({ type: "test", test: -1, result: RAW_RESULT })],
  ["a test between places", JSON.stringify({ type: "start", test: 0.5 })],
  ["a test far out", JSON.stringify({ type: "start", test: 1e9 })],
  ["an invented status", JSON.stringify({ type: "test", test: 0, result: { ...RAW_RESULT, status: "won" } })],
  [
    "a message that is an object",
    JSON.stringify({ type: "test", test: 0, result: { ...RAW_RESULT, message: {} } }),
  ],
  ["hints that are a text", JSON.stringify({ type: "test", test: 0, result: { ...RAW_RESULT, hints: "x" } })],
  ["time that runs backwards", '{"type":"plan","tests":[{"name":"a","seconds":-1}]}'],
])("refuses as an event: %s", (_, json) => {
  expect(() => readEvent(json)).toThrow(MalformedMessage);
});

test("cuts what is longer than anyone reads", () => {
  const long = event({ type: "output", stream: "stdout", text: "x".repeat(1_000_000) });
  expect(long.type === "output" && long.text.length).toBeLessThan(100_000);
});

test("allows a test no more than ten minutes, whatever the plan says", () => {
  const planned = event({ type: "plan", tests: [{ name: "a", seconds: 1e9 }] });
  expect(planned.type === "plan" && planned.plan.tests[0]?.seconds).toBe(600);
});

test.each([0, -3, 1.5, "4"])("takes %j for no line of code", (line) => {
  const read = () => event({ type: "test", test: 0, result: { ...RAW_RESULT, line } });
  if (typeof line === "string") expect(read).toThrow(MalformedMessage);
  else expect(read()).toMatchObject({ result: { line: null } });
});

const TABLE = {
  of: "result[2]",
  rows: ["0", "…"],
  columns: ["0", "1"],
  cells: [
    [
      { got: "1", want: "1", wrong: false },
      { got: "2", want: "3", wrong: true },
    ],
    [null, null],
  ],
};
const withTable = (difference: unknown) =>
  event({ type: "test", test: 0, result: { ...RAW_RESULT, difference } });

test("reads the table of a difference", () => {
  expect(withTable(TABLE)).toMatchObject({ result: { difference: TABLE } });
  expect(withTable(null)).toMatchObject({ result: { difference: null } });
});

test.each([
  ["a text", "table"],
  ["a row too few", { ...TABLE, cells: TABLE.cells.slice(1) }],
  ["a cell too few", { ...TABLE, columns: ["0", "1", "2"] }],
  ["no columns", { ...TABLE, columns: [], cells: [[], []] }],
  ["a label that is no text", { ...TABLE, rows: [0, 1] }],
  [
    "a cell that is a text",
    {
      ...TABLE,
      cells: [
        ["1", "2"],
        [null, null],
      ],
    },
  ],
  [
    "a cell without what is wanted",
    {
      ...TABLE,
      cells: [
        [{ got: "1" }, null],
        [null, null],
      ],
    },
  ],
  [
    "more rows than anyone reads",
    { ...TABLE, rows: Array(999).fill("0"), cells: Array(999).fill([null, null]) },
  ],
])("refuses as the table of a difference: %s", (_, table) => {
  expect(() => withTable(table)).toThrow(MalformedMessage);
});

test("cuts the texts of a table", () => {
  const cells = [[{ got: "x".repeat(5_000), want: "", wrong: true }, null], TABLE.cells[1]];
  const read = withTable({ ...TABLE, of: "y".repeat(5_000), cells });
  const table = read.type === "test" ? read.result.difference : null;
  expect(table?.cells[0]?.[0]?.got.length).toBeLessThan(300);
  expect(table?.of.length).toBeLessThan(300);
});

test("reads the end of a check and of a run", () => {
  const error = {
    kind: "exception",
    message: "m",
    line: 1,
    column: 2,
    end_column: 5,
    code: "x",
    traceback: "t",
  };
  expect(readCheckOutcome(JSON.stringify({ error, tampered: "np.sum", duration_ms: 4 }))).toMatchObject({
    error: { kind: "exception", endColumn: 5, hints: [] },
    tampered: "np.sum",
    durationMs: 4,
  });
  expect(readRunOutcome('{"status":"ok","error":null,"tampered":false,"duration_ms":2}')).toEqual({
    error: null,
    tampered: null,
    durationMs: 2,
  });
  expect(() => readCheckOutcome('{"error":"text"}')).toThrow(MalformedMessage);
});

test.each([
  null,
  "ready",
  { type: "events", events: [1] },
  { type: "events", events: "x" },
  { type: "done", result: {} },
  { type: "exit" },
])("refuses as a worker's report: %j", (data) => {
  expect(() => readWorkerReport(data)).toThrow(MalformedMessage);
});

test("refuses a frame's report about no worker", () => {
  expect(() => readFrameReport({ type: "died", worker: "0", message: "" })).toThrow(MalformedMessage);
  expect(readFrameReport({ type: "died", worker: 0, message: "m" })).toMatchObject({ worker: 0 });
});
