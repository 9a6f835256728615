"""A case's options together: what is printed, left in the inputs, given one by one or asked of a check."""

import subprocess
import sys

import pytest

from .conftest import Fields, Tested

ALL = """
def f(x, seed):
    print(len(x))
    x.append(seed)
    return [[seed, 1.0], [2.0, 0.5]]
"""
ALL_OPTIONS: Fields = {
    "given": "x = [1, 2]", "call": "f(x, seed)", "seeds": 3, "prints": "2", "order": "any", "sign": "rows",
    "mutates": ["x"], "tolerance": {"atol": 0.01},
}  # fmt: skip
OTHER = "def f(x, seed):\n    {}\n    x += [{}]\n    return [(-2.0, -{}), (seed, 1.0)]\n"


@pytest.mark.parametrize(
    ("printing", "left", "number", "kind"),
    [
        ("print(2)", "seed", 0.505, None),
        ("print(3)", "seed", 0.505, "wrong-output"),
        ("print(2)", "seed + 1", 0.505, "wrong-values"),
        ("print(2)", "seed + 0.005", 0.505, None),
        ("print(2)", "seed", 0.55, "wrong-values"),
        ("pass", "seed", 0.505, "wrong-output"),
    ],
)
def test_every_option_of_a_case_counts(
    tested: Tested, printing: str, left: str, number: float, kind: str | None
) -> None:
    assert tested(ALL, OTHER.format(printing, left, number), **ALL_OPTIONS)["kind"] == kind


GENERATOR = "def f(n):\n    if n < 0:\n        raise ValueError\n    for i in range(n): yield i\n"
EAGER = "def f(n):\n    if n < 0:\n        raise ValueError\n    return list(range(n))\n"
ENDLESS = "def f(n):\n    while True:\n        yield n\n"
POINT = "from dataclasses import dataclass\n@dataclass\nclass P:\n    x: int\ndef f(n): return P(n)\n"


@pytest.mark.parametrize(
    ("reference", "source", "case", "kind"),
    [
        (GENERATOR, EAGER, {"call": "f(3)"}, None),
        (EAGER, GENERATOR, {"call": "f(3)"}, None),
        (EAGER, GENERATOR, {"call": "f(-1)", "raises": "ValueError"}, None),
        (GENERATOR, EAGER, {"call": "f(-1)", "raises": "ValueError"}, None),
        (EAGER, GENERATOR, {"call": "f(3)", "type": "exact"}, "wrong-type"),
        (GENERATOR, GENERATOR, {"call": "f(3)", "type": "exact"}, None),
        (EAGER, GENERATOR, {"call": "f(3)", "check": "len(result) == 3"}, None),
        (GENERATOR, GENERATOR, {"call": "f(3)", "check": "next(result) == 0"}, None),
        (GENERATOR, EAGER, {"call": "f(3)", "check": "next(result) == 0"}, None),
        (GENERATOR, "def f(n): return n", {"call": "f(3)", "check": "next(result) == 0"}, "check-failed"),
        (EAGER, ENDLESS, {"call": "f(3)"}, "wrong-shape"),
        (EAGER, ENDLESS, {"call": "f(3)", "check": "len(result) == 3"}, "check-failed"),
        (EAGER, "def f(n):\n    yield 0\n    1 / 0\n", {"call": "f(3)"}, "exception"),
        (EAGER, "def f(n):\n    x[0] = 9\n    yield from range(n)\n", {"call": "f(3)"}, "exception"),
        (
            "def f(x): return [0]",
            "def f(x):\n    x[0] = 9\n    yield 0\n",
            {"given": "x = [1]", "call": "f(x)"},
            "changed-input",
        ),
        (POINT, POINT, {"call": "f(3)"}, None),
        (POINT, POINT, {"call": "f(3)", "check": "result.x == 3 and type(result) is P"}, None),
        (POINT, "def f(n): return (n,)", {"call": "f(3)"}, "wrong-type"),
        (POINT, POINT.replace("P(n)", "P(n + 1)"), {"call": "f(3)"}, "wrong-values"),
        (POINT, POINT.replace("P", "Q"), {"call": "f(3)"}, "wrong-type"),
        (
            "def f(x):\n    x['a'] = {1: [2]}",
            "def f(x):\n    x.update(a={1.0: (2,)})",
            {"given": "x = {}", "call": "f(x)", "mutates": ["x"]},
            None,
        ),
        (
            "def f(x):\n    x['a'] = [1]",
            "def f(x):\n    x['a'] = (1,)",
            {"given": "x = {}", "call": "f(x)", "mutates": ["x"], "type": "exact"},
            "wrong-type",
        ),
    ],
)
def test_forms_and_options_go_together(
    tested: Tested, reference: str, source: str, case: Fields, kind: str | None
) -> None:
    assert tested(reference, source, **case)["kind"] == kind


def test_what_an_iterator_prints_is_printed_by_the_call(tested: Tested) -> None:
    reference = "def f():\n    print('a')\n    return [1]\n"
    lazy = "def f():\n    print('a')\n    yield 1\n"
    assert tested(reference, lazy, call="f()", prints="a")["status"] == "pass"


def test_an_iterator_is_asked_for_no_more_than_it_takes_to_tell(tested: Tested) -> None:
    source = "def f():\n    while True:\n        print('asked')\n        yield 0\n"
    test = tested("def f(): return [0]", source, call="f()")
    assert test["kind"] == "wrong-shape"
    assert len(test["stdout"].splitlines()) < 1100


def test_the_judge_starts_without_modules_that_take_long_to_import() -> None:
    names = "array", "ast", "dataclasses", "decimal", "fractions", "numbers", "numpy.ma", "symtable"
    code = (
        "import numpy, sys; before = set(sys.modules); import divebell_judge; "
        f"print(sorted((set(sys.modules) - before) & set({names})))"
    )

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"


def test_a_check_meets_an_empty_array_with_its_own_dtype(tested: Tested) -> None:
    reference = "def f(): return np.array([], dtype=int)"
    case: Fields = {"call": "f()", "check": "result.dtype.kind == 'i'"}
    assert (
        tested(f"import numpy as np\n{reference}", f"import numpy as np\n{reference}", **case)["status"]
        == "pass"
    )
