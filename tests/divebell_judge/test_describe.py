"""Values as text: short, aligned, elided, and never through a reader's own repr."""

import math

import numpy as np
import pytest

from divebell_judge.describe import MAX_TEXT, brief, brief_contents, show, show_pair


class Model:
    def __repr__(self) -> str:
        raise AssertionError("a reader's repr is not to be called")


SHOWN: list[tuple[object, str]] = [
    (None, "None"),
    (True, "True"),
    (3, "3"),
    (1 / 3, "0.333333333"),
    (1e-7, "1e-07"),
    (2.0, "2.0"),
    (-math.inf, "-inf"),
    (1 - 2j, "1.0-2.0j"),
    (np.float32(0.1), "0.100000001"),
    (10**100, "about 10**100"),
    (-(10**5000), "about -10**5000"),
    ("it's", '"it\'s"'),
    (b"ab", "b'ab'"),
    ([], "[]"),
    ((1,), "(1,)"),
    ((1, "a", None), "(1, 'a', None)"),
    (set(), "set()"),
    ({"a": [1, 2]}, "{'a': [1, 2]}"),
    (list(range(100)), "[0, 1, 2, 3, ..., 96, 97, 98, 99]"),
    (Model(), "<Model object>"),
    ([Model()], "[<Model object>]"),
    (np.array(["a", "b"]), "['a', 'b']"),
    (np.datetime64("2026-11-18"), "2026-11-18"),
    (np.zeros(0), "array of shape (0,), float64\n[]"),
    (np.array(5), "5"),
    (np.arange(3), "array of shape (3,), int64\n[0, 1, 2]"),
    (np.array([[1, 10], [100, 1]]), "array of shape (2, 2), int64\n[[  1,  10],\n [100,   1]]"),
    (
        np.zeros((2, 1, 2)),
        "array of shape (2, 1, 2), float64\n[[[0.0, 0.0]],\n\n [[0.0, 0.0]]]",
    ),
    (
        np.arange(10).reshape(10, 1),
        "array of shape (10, 1), int64\n[[0],\n [1],\n [2],\n [3],\n ...,\n [6],\n [7],\n [8],\n [9]]",
    ),
    ((np.eye(2), [1]), "([[1.0, 0.0],\n  [0.0, 1.0]],\n [1])"),
]


@pytest.mark.parametrize(("value", "text"), SHOWN, ids=[text for _, text in SHOWN])
def test_values_are_shown(value: object, text: str) -> None:
    assert show(value) == text


@pytest.mark.parametrize("value", ["x" * 10_000, [["y" * 100] * 9] * 9, np.zeros((9, 9, 9)), {"z" * 999: 1}])
def test_what_is_shown_is_bounded(value: object) -> None:
    assert len(show(value)) <= MAX_TEXT


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2.5, "the number 2.5"),
        (np.int8(2), "the number 2"),
        ("abc", "the string 'abc'"),
        ("x" * 99, f"the string '{'x' * 36}..."),
        (np.eye(2), "an array of shape (2, 2)"),
        ([1], "a list of 1 item"),
        ((), "an empty tuple"),
        (Model(), "a Model object"),
        (object(), "an object object"),
    ],
)
def test_values_in_a_few_words(value: object, text: str) -> None:
    assert brief(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ((0, 0), "the tuple (0, 0)"),
        ({"a": [1]}, "the dict {'a': [1]}"),
        (np.array([0.5, 1]), "the array [0.5, 1.0]"),
        (np.eye(2), "an array of shape (2, 2)"),
        ([1] * 99, "a list of 99 items"),
        (["x" * 50, "y" * 50], "a list of 2 items"),
        (set(), "an empty set"),
        (np.array(2.5), "the number 2.5"),
        (None, "None"),
        ([Model()], "the list [<Model object>]"),
    ],
)
def test_small_containers_are_told_with_what_is_in_them(value: object, text: str) -> None:
    assert brief_contents(value) == text


@pytest.mark.parametrize(
    ("got", "want", "texts"),
    [
        (1.0, 2.0, ("1.0", "2.0")),
        (1.00000001, 1.0, ("1.00000001", "1.0")),
        (0.1 + 0.2, 0.3, ("0.30000000000000004", "0.3")),
        (2, 2.0, ("2", "2.0")),
    ],
)
def test_two_numbers_are_shown_so_that_they_differ(got: object, want: object, texts: tuple[str, str]) -> None:
    assert show_pair(got, want) == texts
