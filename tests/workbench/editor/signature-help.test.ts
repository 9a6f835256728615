import { describe, expect, test } from "vitest";
import { callAround, parameterAt, parametersOf } from "../../../site_src/workbench/editor/signature-help";
import { written } from "./samples";

function callAt(text: string) {
  const { state, cursor } = written(text);
  const call = callAround(state, cursor);
  return call && [call.callee, call.argument, call.keyword];
}

describe("the call around the cursor", () => {
  test.each([
    ["np.exp(|)", ["np.exp", 0, null]],
    ["np.exp(|", ["np.exp", 0, null]],
    ["norm(x, |", ["norm", 1, null]],
    ["norm(x, axis=|)", ["norm", 1, "axis"]],
    ["norm(x, axis == |)", ["norm", 1, null]],
    ["norm((1, 2), |)", ["norm", 1, null]],
    ["norm(np.exp(x|), 2)", ["np.exp", 0, null]],
    ["norm(np.exp(x)|, 2)", ["norm", 0, null]],
    ["norm(x)|", null],
    ["x = (1, |2)", null],
  ])("%s", (text, expected) => expect(callAt(text)).toEqual(expected));
});

test.each([
  ["()", []],
  ["(x, /, out=None, *, where=True)", ["x", "/", "out=None", "*", "where=True"]],
  ["(a, shape=(1, 2), sep=', ')", ["a", "shape=(1, 2)", "sep=', '"]],
])("parameters of %s", (signature, expected) => expect(parametersOf(signature)).toEqual(expected));

describe("the parameter that is being written", () => {
  const exp = ["x", "/", "out=None", "*", "where=True"];
  test.each([
    [exp, 0, null, 0],
    [exp, 1, null, 2],
    [exp, 2, null, -1],
    [exp, 1, "where", 4],
    [exp, 1, "nothing", -1],
    [["subscripts", "*operands", "out=None"], 5, null, 1],
  ])("of %j at %d, %s", (parameters, argument, keyword, expected) =>
    expect(parameterAt(parameters, { argument, keyword })).toBe(expected),
  );
});
