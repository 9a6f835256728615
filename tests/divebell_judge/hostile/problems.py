"""The problems that rows are checked with, and the controls: answers that are known to be right and wrong."""

from typing import Any, Final

DEFAULTS: Final[dict[str, Any]] = {  # Any: JSON
    "given": "", "raises": None, "prints": None, "check": None, "seeds": None, "tolerance": None,
    "order": None, "sign": None, "type": None, "mutates": [], "hidden": False, "seconds": None,
}  # fmt: skip
PATIENT: Final = 300.0
"""Seconds for tests that end by themselves: far more than any takes on a busy machine."""

IMPATIENT: Final = 0.5
"""Seconds for tests that never end."""

DOUBLE: Final = "import numpy as np\ndef f(x):\n    return np.asarray(x) * 2.0\n"
TWO: Final = "def f():\n    return 2.0\n"
CHECKED: Final = "np.allclose(result, 2 * np.asarray(x))"

REFERENCES: Final = {
    "controls": f"{DOUBLE}def g(x):\n    return x\n",
    "double": DOUBLE,
    "once": DOUBLE,
    "endless": DOUBLE,
    "two": TWO,
}

CASES: Final[dict[str, list[dict[str, Any]]]] = {  # Any: JSON
    "controls": [
        {"name": "array", "given": "x = np.arange(4.0)", "call": "f(x)"},
        {"name": "whole numbers", "given": "x = np.arange(6).reshape(2, 3)", "call": "f(x)"},
        {"name": "hidden", "given": "x = [1.0, -2.0]", "call": "f(x)", "hidden": True},
        {"name": "another function", "call": "g(3)"},
    ],
    "double": [
        {"name": "array", "given": "x = np.arange(4.0)", "call": "f(x)"},
        {"name": "random", "given": "x = np.random.default_rng(3).normal(size=(3, 2))", "call": "f(x)"},
        {"name": "property", "given": "x = [1.0, -2.0]", "call": "f(x)", "check": CHECKED},
    ],
    "once": [{"name": "array", "given": "x = np.arange(4.0)", "call": "f(x)"}],
    "endless": [{"name": "array", "given": "x = np.arange(4.0)", "call": "f(x)", "seconds": IMPATIENT}],
    "two": [{"name": "value", "call": "f()"}, {"name": "property", "call": "f()", "check": "result == 2.0"}],
}


def spec(problem: str) -> dict[str, Any]:
    """What the judge builds the bundle of a problem from."""
    cases = [DEFAULTS | {"seconds": PATIENT} | case for case in CASES[problem]]
    return {"problem": problem, "tolerance": {"rtol": 1e-6, "atol": 1e-9}, "cases": cases}
