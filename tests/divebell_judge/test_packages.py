"""Packages: what code imports, and what is told where a package is not there."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from divebell_judge import check, imported, offer, packages_of
from divebell_judge.packages import modules_of

from .conftest import Bundled, Tested


@pytest.mark.parametrize(
    ("code", "modules"),
    [
        ("import scipy", ["scipy"]),
        ("import scipy.stats as s, numpy", ["scipy.stats", "numpy"]),
        ("from scipy import stats", ["scipy", "scipy.stats"]),
        ("from scipy import *", ["scipy"]),
        ("def f():\n    try:\n        import sympy\n    except ImportError:\n        pass\n", ["sympy"]),
        ("import importlib\nimportlib.import_module('pandas')", ["importlib", "pandas"]),
        ("__import__('pandas')", ["pandas"]),
        ("from . import own", []),
        ("# import scipy\ntext = 'import scipy'", []),
        ("import scipy\ndef f(:", []),
        ("\ufeffimport scipy", ["scipy"]),
        ("x = " + "(" * 5000, []),
        ("\0import scipy", []),
    ],
)
def test_imports_are_read_and_not_run(code: str, modules: list[str]) -> None:
    assert list(modules_of(code)) == modules


@given(st.text(max_size=200))
def test_any_text_can_be_read(code: str) -> None:
    assert isinstance(json.loads(imported(code)), list)


def test_cases_import_too_and_the_standard_library_is_left_out(bundled: Bundled) -> None:
    bundle = bundled(
        "def f(x):\n    return x", {"given": "import math\nfrom scipy import stats", "call": "f(1)"}
    )
    assert json.loads(imported("import sympy, math", bundle)) == ["scipy", "sympy"]


def hint_of(verdict: str) -> str:
    (hint,) = json.loads(verdict)["error"]["hints"]
    assert isinstance(hint, str)
    return hint


@pytest.mark.parametrize(
    ("module", "hint"),
    [
        ("torch", "Python's standard library, NumPy and Matplotlib are here, other packages are not."),
        ("numpy.nothing", "NumPy is here, and has no module of that name."),
    ],
)
def test_a_module_that_is_not_there_is_told_with_what_is(bundled: Bundled, module: str, hint: str) -> None:
    bundle = bundled("def f():\n    return 1", {"call": "f()"})
    assert hint_of(check(bundle, f"import {module}\n", lambda _: None)) == hint


def test_a_package_that_the_problem_lists_is_told_to_be_there(bundled: Bundled) -> None:
    bundle = bundled("def f():\n    return 1", {"call": "f()"}, packages=["scipy", "sympy"])
    assert packages_of(bundle) == ["scipy", "sympy"]
    assert "NumPy, Matplotlib, SciPy and SymPy are here" in hint_of(
        check(bundle, "import torch\n", lambda _: None)
    )
    offer(())


def test_lines_of_a_shell_are_told_what_is_there(bundled: Bundled) -> None:
    bundle = bundled("def f():\n    return 1", {"call": "f()"})
    assert hint_of(check(bundle, "pip install scipy\n", lambda _: None)).endswith("are all there is.")


SPARSE = "from scipy.sparse import csr_array\ndef f():\n    return csr_array([[1.0, 0.0]])\n"


def test_to_import_a_package_is_no_meddling(bundled: Bundled) -> None:
    bundle = bundled("def f():\n    return [[1.0, 0.0]]", {"call": "f()"})
    source = SPARSE.replace("]])", "]]).toarray()") + "import scipy.stats, scipy.optimize\n"
    verdict = json.loads(check(bundle, source, lambda _: None))
    assert (verdict["status"], verdict.get("tampered")) == ("pass", False)


def test_objects_of_packages_are_told_by_their_type(tested: Tested) -> None:
    test = tested("def f():\n    return [[1.0, 0.0]]", SPARSE, call="f()")
    assert test["kind"] == "wrong-type"
    assert "got a csr_array object, want" in test["message"]
