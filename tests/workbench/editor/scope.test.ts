import { describe, expect, test } from "vitest";
import { definedNames } from "../../../site_src/workbench/editor/names";
import { Scope } from "../../../site_src/workbench/editor/scope";
import { NAMES } from "./samples";

const membersOf = (owner: string, source: string) =>
  new Scope(NAMES, source).members(owner).map(({ name }) => name);
const found = (dotted: string, source: string) => new Scope(NAMES, source).find(dotted)?.name;

describe("members", () => {
  test.each([
    ["np", "import numpy as np", ["exp", "einsum", "linalg"]],
    ["np", "", ["exp", "einsum", "linalg"]],
    ["np.linalg", "", ["norm"]],
    ["la", "import numpy.linalg as la", ["norm"]],
    ["linalg", "from numpy import linalg", ["norm"]],
    ["numpy.linalg", "import numpy", ["norm"]],
    ["rng", "rng = np.random.default_rng(7)", ["normal"]],
    ["x", "def f(x):", ["reshape"]],
    ["self", "self.weights = 1\nself.bias", ["weights", "bias"]],
  ])("of %s after %j", (owner, source, expected) => expect(membersOf(owner, source)).toEqual(expected));
});

describe("finding a name", () => {
  test.each([
    ["np.exp", "", "exp"],
    ["norm", "from numpy.linalg import norm", "norm"],
    ["length", "from numpy.linalg import norm as length", "norm"],
    ["f", "def f(x):\n    return x", "f"],
    ["norm", "", undefined],
    ["x.reshape", "", undefined],
    ["np.nothing", "", undefined],
  ])("%s after %j", (dotted, source, expected) => expect(found(dotted, source)).toBe(expected));
});

test("definitions give their parameters and the first line of their documentation", () => {
  const source =
    'def f(x,\n      axis=None) -> int:\n    """Twice x.\n\n    More."""\n\nclass Model(object):\n    pass\n';
  expect(definedNames(source)).toEqual([
    { name: "f", kind: "function", signature: "(x, axis=None)", summary: "Twice x." },
    { name: "Model", kind: "class", signature: "", summary: "" },
  ]);
});
