/**
 * Reads what the sandbox says. Readers' code runs beside the judge, so any of it may be forged: every field is
 * checked and cut to a sane length, and what has the wrong shape is refused with `MalformedMessage`.
 */

import type { Figure, FigureAbout } from "../figures/figure";
import type { FrameReport, WorkerReport } from "../sandbox/protocol";
import type { Remark } from "./remark";
import type {
  CheckOutcome,
  Difference,
  DifferenceCell,
  Failure,
  JudgeEvent,
  PlannedTest,
  RunOutcome,
  Stream,
  TestResult,
  TestStatus,
  TimeComparison,
} from "./verdict";

export class MalformedMessage extends Error {}

const LONGEST_TEXT = 20_000;
const LONGEST_LIST = 1_000;
const LONGEST_SIDE = 32;
const LONGEST_CELL = 200;
const LONGEST_LIMIT_SECONDS = 600;
const LONGEST_FIGURE = 1_500_000;
const LONGEST_LABEL = 200;
const MOST_PANELS = 12;
const STREAMS: readonly Stream[] = ["stdout", "stderr", "stdin"];
const STATUSES: readonly TestStatus[] = ["pass", "fail", "error", "timeout", "skipped"];

type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new MalformedMessage("not an object");
  }
  return value as Fields;
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value) || value.length > LONGEST_LIST) throw new MalformedMessage("not a list");
  return value;
}

function text(value: unknown): string {
  if (typeof value !== "string") throw new MalformedMessage("not a text");
  return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)} …` : value;
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : text(value);
}

function number(value: unknown): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new MalformedMessage("not a number");
  return value;
}

function numberOrNull(value: unknown): number | null {
  return value === null || value === undefined ? null : number(value);
}

function index(value: unknown): number {
  const found = number(value);
  if (!Number.isInteger(found) || found < 0 || found >= LONGEST_LIST)
    throw new MalformedMessage("not an index");
  return found;
}

function lineOrNull(value: unknown): number | null {
  const line = numberOrNull(value);
  return line !== null && Number.isInteger(line) && line >= 1 ? line : null;
}

function parse(json: unknown): Fields {
  if (typeof json !== "string") throw new MalformedMessage("not JSON text");
  try {
    return fields(JSON.parse(json));
  } catch (error) {
    throw new MalformedMessage("not JSON", { cause: error });
  }
}

function seconds(value: unknown, otherwise: number): number {
  if (value === null || value === undefined) return otherwise;
  const found = number(value);
  if (found <= 0) throw new MalformedMessage("not a duration");
  return Math.min(found, LONGEST_LIMIT_SECONDS);
}

function plannedTest(value: unknown): PlannedTest {
  const test = fields(value);
  return {
    name: text(test.name),
    hidden: test.hidden === true,
    seconds: seconds(test.seconds, 5),
    compareTime: test.compare_time === true,
  };
}

function differenceOrNull(value: unknown): Difference | null {
  if (value === null || value === undefined) return null;
  const difference = fields(value);
  const rows = side(difference.rows);
  const columns = side(difference.columns);
  const cells = list(difference.cells).map((row) => list(row).map(differenceCell));
  if (cells.length !== rows.length || cells.some((row) => row.length !== columns.length)) {
    throw new MalformedMessage("not a table");
  }
  return { of: cellText(difference.of), rows, columns, cells };
}

function side(value: unknown): readonly string[] {
  const labels = list(value);
  if (labels.length === 0 || labels.length > LONGEST_SIDE) throw new MalformedMessage("not a table's side");
  return labels.map(cellText);
}

function differenceCell(value: unknown): DifferenceCell | null {
  if (value === null) return null;
  const cell = fields(value);
  return { got: cellText(cell.got), want: cellText(cell.want), wrong: cell.wrong === true };
}

function cellText(value: unknown): string {
  const found = text(value);
  return found.length > LONGEST_CELL ? `${found.slice(0, LONGEST_CELL)}…` : found;
}

function testResult(value: unknown): TestResult {
  const test = fields(value);
  const status = STATUSES.find((candidate) => candidate === test.status);
  if (!status) throw new MalformedMessage("not a test's status");
  return {
    name: text(test.name),
    status,
    kind: textOrNull(test.kind),
    hidden: test.hidden === true,
    message: textOrNull(test.message) ?? "",
    hints: list(test.hints ?? []).map(text),
    line: lineOrNull(test.line),
    column: numberOrNull(test.column),
    endColumn: numberOrNull(test.end_column),
    code: textOrNull(test.code),
    expected: textOrNull(test.expected),
    got: textOrNull(test.got),
    difference: differenceOrNull(test.difference),
    seed: numberOrNull(test.seed),
    stdout: textOrNull(test.stdout) ?? "",
    truncated: test.truncated === true,
    durationMs: numberOrNull(test.duration_ms),
    traceback: textOrNull(test.traceback),
  };
}

function failureOrNull(value: unknown): Failure | null {
  if (value === null || value === undefined) return null;
  const failure = fields(value);
  return {
    part: failure.file === "scratch.py" ? "scratch" : "solution",
    kind: text(failure.kind),
    message: text(failure.message),
    hints: list(failure.hints ?? []).map(text),
    line: lineOrNull(failure.line),
    column: numberOrNull(failure.column),
    endColumn: numberOrNull(failure.end_column),
    code: textOrNull(failure.code),
    traceback: textOrNull(failure.traceback),
  };
}

function figure(event: Fields): Figure {
  const form = typeof event.svg === "string" ? "svg" : "png";
  const content = event[form];
  // One that is cut is no figure any more.
  if (typeof content !== "string" || content.length > LONGEST_FIGURE)
    throw new MalformedMessage("not a figure");
  return { form, content, about: about(event.about) };
}

function about(value: unknown): FigureAbout {
  const { title, panels } = fields(value);
  return {
    title: label(title),
    panels: list(panels)
      .slice(0, MOST_PANELS)
      .map(fields)
      .map((panel) => ({ title: label(panel.title), x: label(panel.x), y: label(panel.y) })),
  };
}

function label(value: unknown): string {
  return text(value).slice(0, LONGEST_LABEL);
}

/** Reads one event of the judge from its JSON text. */
export function readEvent(json: string): JudgeEvent {
  const event = parse(json);
  switch (event.type) {
    case "plan":
      return {
        type: "plan",
        plan: { tests: list(event.tests).map(plannedTest), loadSeconds: seconds(event.load_seconds, 10) },
      };
    case "start":
      return { type: "start", test: event.test === null ? null : index(event.test) };
    case "output":
      return {
        type: "output",
        stream: STREAMS.find((stream) => stream === event.stream) ?? "stdout",
        text: text(event.text),
      };
    case "figure":
      if (event.left_out === "many" || event.left_out === "large")
        return { type: "left-out", why: event.left_out };
      return { type: "figure", figure: figure(event) };
    case "value":
      return { type: "value", text: text(event.text) };
    case "test":
      return { type: "test", test: index(event.test), result: testResult(event.result) };
    default:
      throw new MalformedMessage("not an event of the judge");
  }
}

/** Reads the end of a check from its JSON text. */
export function readCheckOutcome(json: string): CheckOutcome {
  const verdict = parse(json);
  return {
    error: failureOrNull(verdict.error),
    tampered: verdict.tampered ? text(verdict.tampered) : null,
    durationMs: numberOrNull(verdict.duration_ms),
  };
}

/** Reads the end of a run from its JSON text. */
export function readRunOutcome(json: string): RunOutcome {
  const outcome = parse(json);
  return {
    error: failureOrNull(outcome.error),
    tampered: outcome.tampered ? text(outcome.tampered) : null,
    durationMs: numberOrNull(outcome.duration_ms),
  };
}

/** Reads what is remarked on code from its JSON text. */
export function readRemarks(json: string): readonly Remark[] {
  return jsonList(json)
    .map(fields)
    .map((remark) => {
      const line = lineOrNull(remark.line) ?? 1;
      return {
        severity: remark.severity === "warning" ? "warning" : "error",
        source: remark.source === "judge" ? "judge" : "python",
        message: text(remark.message),
        line,
        column: lineOrNull(remark.column),
        endLine: lineOrNull(remark.end_line) ?? line,
        endColumn: lineOrNull(remark.end_column),
      };
    });
}

/** Reads how long a call takes from its JSON text; null where it could not be timed. */
export function readTimes(json: string): TimeComparison | null {
  if (json === "null") return null;
  const times = parse(json);
  const [own, reference] = [number(times.own_ms), number(times.reference_ms)];
  return own > 0 && reference > 0 ? { own, reference } : null;
}

/** Reads the names of modules that code imports from their JSON text. */
export function readImports(json: string): readonly string[] {
  return jsonList(json).map(text);
}

function jsonList(json: string): readonly unknown[] {
  try {
    return list(JSON.parse(json));
  } catch (error) {
    throw new MalformedMessage("not a JSON list", { cause: error });
  }
}

/** Reads a worker's message. */
export function readWorkerReport(data: unknown): WorkerReport {
  const report = fields(data);
  switch (report.type) {
    case "ready":
      return { type: "ready" };
    case "events":
      // The texts are cut when each is read as an event; here only their kind matters.
      if (!Array.isArray(report.events) || !report.events.every((event) => typeof event === "string")) {
        throw new MalformedMessage("not a list of events");
      }
      return { type: "events", events: report.events };
    case "done":
      if (typeof report.result !== "string") throw new MalformedMessage("not a result");
      return { type: "done", result: report.result };
    case "failed":
      return { type: "failed", message: text(report.message) };
    default:
      throw new MalformedMessage("not a worker's message");
  }
}

/** Reads the frame's message. */
export function readFrameReport(data: unknown): FrameReport {
  const report = fields(data);
  switch (report.type) {
    case "opened":
      return { type: "opened" };
    case "died":
      return { type: "died", worker: number(report.worker), message: text(report.message) };
    default:
      throw new MalformedMessage("not a frame's message");
  }
}
