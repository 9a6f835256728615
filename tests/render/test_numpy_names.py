"""NumPy's names for the editor."""

import json
from typing import Any

import pytest

from divebell.render.numpy_names import numpy_names
from divebell.runtime import load_lock

DOCUMENT: dict[str, Any] = json.loads(numpy_names())  # Any: JSON
OWNERS = DOCUMENT["modules"] | DOCUMENT["classes"]


def test_they_are_those_of_the_browsers_numpy() -> None:
    assert any(f"numpy-{DOCUMENT['numpy']}-" in file.name for file in load_lock().files)


@pytest.mark.parametrize(
    ("owner", "name", "kind", "signature", "summary"),
    [
        ("numpy", "exp", "function", "(x, /, out=None, *, where=True)", "Calculate the exponential of all"),
        ("numpy", "matmul", "function", "(x1, x2, /, out=None)", "Matrix product of two arrays."),
        ("numpy", "sum", "function", "(a, axis=None, dtype=None, out=None, keepdims=…, ", "Sum of array"),
        ("numpy", "pi", "constant", "", "3.14159"),
        ("numpy", "newaxis", "constant", "", "None"),
        ("numpy", "linalg", "module", "", "numpy.linalg"),
        ("numpy.linalg", "norm", "function", "(x, ord=None, axis=None, keepdims=False)", "Matrix or vector"),
        ("ndarray", "reshape", "method", "(shape, /, *, order='C', copy=None)", "Returns an array"),
        ("ndarray", "T", "property", "", "View of the transposed array."),
        ("Generator", "normal", "method", "(loc=0.0, scale=1.0, size=None)", "Draw random samples"),
    ],
)
def test_a_name_has_its_signature_and_summary(
    owner: str, name: str, kind: str, signature: str, summary: str
) -> None:
    (entry,) = [entry for entry in OWNERS[owner] if entry[0] == name]
    assert entry[1] == kind
    assert entry[2].startswith(signature)
    assert entry[3].startswith(summary)


def test_what_was_removed_from_numpy_is_not_offered() -> None:
    assert not {"ptp", "itemset"} & {entry[0] for entry in OWNERS["ndarray"]}


def test_no_text_shows_markup_or_an_address_in_memory() -> None:
    for entry in (entry for entries in OWNERS.values() for entry in entries):
        assert "`" not in entry[3]
        assert " at 0x" not in entry[2]
        assert "<class" not in entry[2]
