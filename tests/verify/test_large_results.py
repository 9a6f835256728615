"""Wrong results of many numbers: the runtimes, whose indices differ in size, say the same of them."""

import pytest

from divebell.verify.worker import Worker

from .conftest import make_problem

SHAPES = ("60, 50", "4000,", "12, 14, 16", "3, 4, 20, 20")
SOLUTION = """
import numpy as np


def numbers(*shape):
    return np.random.default_rng(5).normal(size=shape)
"""
MISTAKES = {
    "factor": "values * 3",
    "reversed": "values[::-1]",
    "permuted": "values[np.argsort(values.reshape(len(values), -1)[:, 0])]",
    "transposed": "np.swapaxes(values, 0, -1) + (values.ndim == 1)",
    "exponential": "np.exp(values)",
    "unrelated": "np.cos(values + 1)",
    "one number": "np.where(np.arange(values.size).reshape(values.shape) == 77, 9.0, values)",
    "NaN": "np.where(values > 1, np.nan, values)",
    "float32": "values.astype(np.float32)",
    "of another shape": "values[:-1]",
}


@pytest.fixture(scope="module")
def bundle(cpython: Worker) -> bytes:
    tolerance = {"rtol": 1e-9}
    cases = tuple({"name": shape, "call": f"numbers({shape})", "tolerance": tolerance} for shape in SHAPES)
    return cpython.build(make_problem(cases=cases).spec(), SOLUTION)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_both_runtimes_say_the_same(cpython: Worker, pyodide: Worker, bundle: bytes, mistake: str) -> None:
    source = SOLUTION.replace("return ", "values = ") + f"    return {MISTAKES[mistake]}\n"
    here, there = cpython.check(bundle, source), pyodide.check(bundle, source)
    assert {test.status for test in here.tests} == {"fail"}
    assert [(test.outcome, test.message) for test in here.tests] == [
        (test.outcome, test.message) for test in there.tests
    ]
