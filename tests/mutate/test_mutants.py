"""Which changes are made to a solution, and how they are told."""

import ast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from divebell.mutate.mutants import mutants

HEAD = "import numpy as np\n\n\ndef f(x, y, z):\n"


RESHAPED = (("y[-1]", "-1"), ("y[-3]", "-1"), ("y[-4]", "-1"), ("y[2]", "-1"), ("y[-2]", "0"), ("y[-2]", "1"))
"""What -2 and -1 become; that to `reshape` -2 is -1 makes no mutant."""


def becomes(statement: str, kind: str | None = None) -> list[str]:
    """What the mutants, of one kind, make of a statement in a function of x, y and z."""
    found = [mutant for mutant in mutants(f"{HEAD}    {statement}\n") if mutant.line == 5]
    return [mutant.becomes for mutant in found if kind in (None, mutant.kind)]


@pytest.mark.parametrize(
    ("statement", "kind", "expected"),
    [
        ("return x - y", "arithmetic", ["return x + y"]),
        ("return x - y", "operands swapped", ["return y - x"]),
        ("return x - y", "operand dropped", ["return x", "return y"]),
        ("x = (y - z) * 2", "operand dropped", ["x = y - z", "x = 2", "x = (y) * 2", "x = (z) * 2"]),
        ("return 2 * (x + y)", "operands swapped", []),
        ("return x @ y", "operands swapped", ["return y @ x"]),
        ("return x // y", "arithmetic", ["return x / y", "return x * y"]),
        ("x += y", "arithmetic", ["x -= y", "x *= y", "x = y"]),
        ("x = x - y", "in place", ["x -= y"]),
        ("return x < y", "comparison", ["return x <= y", "return x > y"]),
        ("0 < x < y", "comparison", ["0 <= x < y", "0 > x < y", "0 < x <= y", "0 < x > y"]),
        ("return x not in y", "comparison", ["return x in y"]),
        ("return x is not y", "comparison", ["return x is y"]),
        ("return x and y", "boolean", ["return x or y"]),
        ("return x or y or z", "operand dropped", ["return y or z", "return x or z", "return x or y"]),
        ("if x: return y", "condition negated", ["if not x: return y"]),
        ("if not x: return y", "condition negated", ["if x: return y"]),
        ("if x == y: return z", "condition negated", ["if not (x == y): return z"]),
        ("if x == y: return z", "comparison", []),  # the same program as the one above
        ("while x < y: x += 1", "condition negated", ["while not (x < y): x += 1"]),
        ("return [a for a in x if a]", "condition dropped", ["return [a for a in x if True]"]),
        ("return x if y else z", "branch dropped", ["return x", "return z"]),
        ("return -x", "sign dropped", ["return x"]),
        ("return 3", "constant", ["return 4", "return 2", "return 6", "return -3"]),
        ("return -1", "constant", ["return 0", "return -2", "return 1"]),
        ("return 0", "constant", ["return 1", "return -1"]),
        ("return 0.5", "constant", ["return 1.5", "return -0.5", "return 1.0"]),
        ("return 1e-12", "constant", ["return 0.0", "return -1e-12"]),
        ("return True", "constant", ["return False"]),
        ('return "x"', "constant", ['return ""']),
        ("return np.inf", "constant", ["return (-np.inf)"]),
        ("return np.max(x)", "function", ["return np.min(x)"]),
        ("return x.argmax()", "function", ["return x.argmin()"]),
        ("return np.sum(x)", "function", ["return np.mean(x)", "return np.prod(x)"]),
        ("return max(x, y)", "function", ["return min(x, y)"]),
        ("return np.log(x)", "function", ["return np.log1p(x)", "return np.log2(x)"]),
        ("return np.maximum.reduce(x)", "function", ["return np.minimum.reduce(x)"]),
        ("return x.max", "function", []),
        ("return x.astype(float)", "dtype", ["return x.astype(int)"]),
        ("return np.array(x, dtype=np.float64)", "dtype", ["return np.array(x, dtype=np.int64)"]),
        ("return np.exp(x - y)", "call dropped", ["return x - y"]),
        ("return 2 * np.exp(x - y)", "call dropped", ["return 2 * (x - y)"]),
        ("return x.copy()", "call dropped", ["return x"]),
        ("return x.T @ y", "call dropped", ["return x @ y"]),
        ("return np.zeros(x)", "call dropped", []),
        ("return f(x, y, z)", "arguments swapped", ["return f(y, x, z)", "return f(x, z, y)"]),
        ("return np.maximum(x, y)", "arguments swapped", []),
        ("return x, y", "results swapped", ["return y, x"]),
        ("return f(x, dtype=y, out=z)", "argument dropped", ["return f(x, out=z)", "return f(x, dtype=y)"]),
        ("return f(dtype=y, out=z)", "argument dropped", ["return f(out=z)", "return f(dtype=y)"]),
        ("return x.sum(keepdims=True)", "constant", ["return x.sum(keepdims=False)"]),
        ("return x.sum(axis=0)", "axis", ["return x.sum(axis=1)", "return x.sum(axis=2)"]),
        ("return x.sum(axis=-1)", "axis", ["return x.sum(axis=-2)", "return x.sum(axis=-3)"]),
        ("return x.sum(axis=(0, 1))", "axis", ["return x.sum(axis=(1,))", "return x.sum(axis=(0,))"]),
        ("return x.sum(axis=0)", "argument dropped", ["return x.sum()"]),
        ("return x.shape[0]", "axis", ["return x.shape[1]", "return x.shape[2]"]),
        ("return x.std(axis=y)", "ddof", ["return x.std(axis=y, ddof=1)"]),
        ("return x.var(ddof=1)", "ddof", []),
        ("return x.reshape(y, -1)", "constant", ["return x.reshape(y, 0)", "return x.reshape(y, 1)"]),
        ("return x.reshape((y[-2], -1))", "axis", []),
        ("return x.reshape((y[-2], -1))", "constant", [f"return x.reshape(({a}, {b}))" for a, b in RESHAPED]),
        ("return x[y:]", "bound", ["return x[y + 1:]", "return x[y - 1:]", "return x[:]", "return x[y:-1]"]),
        ("return x[::-1]", "bound", ["return x[1::-1]", "return x[:-1:-1]", "return x[:]"]),
        ("return x[y]", "bound", ["return x[y + 1]", "return x[y - 1]"]),
        ("return range(x)", "bound", ["return range(1, x)", "return range(x + 1)", "return range(x - 1)"]),
        ("return x", None, ["return None"]),
        ("raise ValueError(x + 1)", None, ["pass"]),
        ("x = y", "statement dropped", ["pass"]),
        ("a = y", "statement dropped", []),  # a name that is then unbound tells nothing of the cases
        ("x[0] = y", "statement dropped", ["pass"]),
        ("for a in x: break", "jump", ["for a in x: continue"]),
        ("for a in x: y += a; f()", "statement dropped", ["pass", "for a in x: pass; f()", "for a in x: y += a; pass"]),  # noqa: E501
        ("return f'{x - y} of {z!r}'", "arithmetic", ["return f'{x + y} of {z!r}'"]),
    ],
)  # fmt: skip
def test_changes_of_one_kind(statement: str, kind: str | None, expected: list[str]) -> None:
    assert sorted(becomes(statement, kind)) == sorted(expected)


def test_defaults_are_changed() -> None:
    found = [mutant.becomes for mutant in mutants("def f(x, n=1, *, flag=False):\n    pass\n")]
    assert "def f(x, n=2, *, flag=False):" in found
    assert "def f(x, n=1, *, flag=True):" in found


@pytest.mark.parametrize(
    "source",
    [
        pytest.param('"""Text."""\n', id="docstring of a module"),
        pytest.param('def f():\n    """Text."""\n', id="docstring of a function"),
        pytest.param("def f(x: 1 + 2) -> 3: ...\n", id="annotations"),
        pytest.param("import numpy as np\nfrom math import exp as e\n", id="imports"),
        pytest.param("class A:\n    x: int\n", id="declared name"),
    ],
)
def test_what_a_judge_does_not_see_is_left_alone(source: str) -> None:
    assert mutants(source) == ()


def test_mutant_knows_its_lines_and_its_diff() -> None:
    source = "def f(x):\n    return max(\n        x,  # the larger\n        0,\n    )\n"
    (mutant,) = (mutant for mutant in mutants(source) if mutant.kind == "function")
    assert mutant.line == 2
    assert (mutant.was, mutant.becomes) == ("return max(", "return min(")
    assert mutant.diff("solution.py") == (
        "--- solution.py\n"
        "+++ solution.py (function)\n"
        "@@ -1,4 +1,4 @@\n"
        " def f(x):\n"
        "-    return max(\n"
        "+    return min(\n"
        "         x,  # the larger\n"
        "         0,\n"
    )


def test_change_over_several_lines_is_told_on_one() -> None:
    source = "def f(x):\n    return g(\n        x,\n        x + 1,\n    )\n"
    (mutant,) = (mutant for mutant in mutants(source) if mutant.kind == "arguments swapped")
    assert (mutant.was, mutant.becomes) == ("x, x + 1,", "x + 1, x,")


def test_places_are_right_after_other_letters_and_line_ends() -> None:
    source = 'def f(é):\r\n    """d\x0c\u2028"""\r\n    return "𝒳" * é + 1\r\n'
    found = {mutant.text for mutant in mutants(source) if mutant.kind == "arithmetic"}
    assert source.replace("+", "-") in found
    assert source.replace("*", "/") in found


_NAMES = st.sampled_from(["x", "y", "np.pi", "1", "-2", "0.5", "x[0]", "f(x)", "x.T", "(x, y)"])
_OPERATORS = st.sampled_from(
    ["+", "-", "*", "/", "//", "%", "**", "@", "<", "<=", "==", "!=", "and", "or", "in", "not in", "is", "&"]
)
_EXPRESSIONS = st.recursive(
    _NAMES,
    lambda inner: st.one_of(
        st.builds("{} {} {}".format, inner, _OPERATORS, inner),
        st.builds("({})".format, inner),
        st.builds("not {}".format, inner),
        st.builds("-{}".format, inner),
        st.builds("np.where({}, {}, axis=0)".format, inner, inner),
        st.builds("x[{}:{}]".format, inner, inner),
        st.builds("({} if {} else {})".format, inner, inner, inner),
        st.builds("[{}\n for i in range({}) if {}]".format, inner, inner, inner),
        st.builds('f"{{{}}}é"'.format, inner),
    ),
    max_leaves=8,
)


@settings(deadline=None)
@given(_EXPRESSIONS)
def test_every_mutant_is_another_program(expression: str) -> None:
    source = f"import numpy as np\nz = ({expression})\n"
    try:
        tree = ast.dump(ast.parse(source))
    except SyntaxError:
        return
    programs = [ast.dump(ast.parse(mutant.text)) for mutant in mutants(source)]
    assert tree not in programs
    assert len(set(programs)) == len(programs)
