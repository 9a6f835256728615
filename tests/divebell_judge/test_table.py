"""The table of a difference: what it shows, what it leaves out, and how a terminal shows it."""

import json

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from divebell_judge.compare import compare
from divebell_judge.numeric import Rule
from divebell_judge.table import ELIDED, Table, difference_table
from divebell_judge.table_lines import difference_lines
from divebell_judge.values import Array

from .conftest import Tested

RULE = Rule()
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
BIG = "1" + "0" * 10


def changed(shape: tuple[int, ...], *places: tuple[int, ...]) -> tuple[Array, Array]:
    """An array counted through, and one that differs from it at some places."""
    want = np.arange(float(np.prod(shape))).reshape(shape)
    got = want.copy()
    for place in places:
        got[place] = -1.0
    return got, want


def table_of(got: object, want: object, rule: Rule = RULE) -> Table:
    table = difference_table(got, want, rule)
    assert table is not None
    return table


def wrong_cells(table: Table) -> list[tuple[str, str, str, str]]:
    """Row, column, got and want of each cell that is marked."""
    return [
        (row, column, cell["got"], cell["want"])
        for row, cells in zip(table["rows"], table["cells"], strict=True)
        for column, cell in zip(table["columns"], cells, strict=True)
        if cell and cell["wrong"]
    ]


def test_one_dimension_is_one_row() -> None:
    assert table_of([1.0, 2.5], [1.0, 2.0]) == {
        "of": "result",
        "rows": [""],
        "columns": ["0", "1"],
        "cells": [
            [{"got": "1.0", "want": "1.0", "wrong": False}, {"got": "2.5", "want": "2.0", "wrong": True}]
        ],
    }


def test_long_axes_keep_their_ends_and_the_surroundings() -> None:
    table = table_of(*changed((40, 30), (20, 3), (21, 29)))
    assert table["rows"] == ["0", ELIDED, "18", "19", "20", "21", "22", ELIDED, "39"]
    assert table["columns"] == ["0", "1", "2", "3", "4", "5", ELIDED, "29"]
    assert wrong_cells(table) == [("20", "3", "-1.0", "603.0"), ("21", "29", "-1.0", "659.0")]
    assert table["cells"][1] == [None] * 8


@pytest.mark.parametrize(
    ("place", "columns"),
    [
        (0, ["0", "1", "2", "3", "4", ELIDED, "19"]),
        (3, ["0", "1", "2", "3", "4", "5", ELIDED, "19"]),
        (4, ["0", "1", "2", "3", "4", "5", "6", ELIDED, "19"]),
        (19, ["0", ELIDED, "15", "16", "17", "18", "19"]),
    ],
)
def test_a_single_place_is_shown_rather_than_elided(place: int, columns: list[str]) -> None:
    assert table_of(*changed((20,), (place,)))["columns"] == columns


@pytest.mark.parametrize(
    ("shape", "place", "of"),
    [((2, 3, 4), (1, 2, 3), "result[1]"), ((2, 3, 4, 5), (1, 2, 3, 4), "result[1, 2]")],
)
def test_more_dimensions_show_the_slab_of_the_first_difference(
    shape: tuple[int, ...], place: tuple[int, ...], of: str
) -> None:
    got, want = changed(shape, place)
    table = table_of(got, want)
    assert table["of"] == of
    assert wrong_cells(table) == [(str(place[-2]), str(place[-1]), "-1.0", f"{want[place]}")]
    assert table_of(got.tolist(), want)["of"] == of.replace(", ", "][")


@pytest.mark.parametrize(
    ("got", "want", "of", "wrong"),
    [
        ((1, [1, 2]), (1, [1, 3]), "result[1]", [("", "1", "2", "3")]),
        ([[1], [2, 3]], [[1], [2, 4]], "result[1]", [("", "1", "3", "4")]),
        ({"a": [1, 2]}, {"a": [1, 3]}, "result['a']", [("", "1", "2", "3")]),
        ([1, 2], [1, 2, 3], "result", [("", "2", "(missing)", "3")]),
        ([1, 2, 3], [1, 2], "result", [("", "2", "3", "(missing)")]),
        (["a", None], ["a", "b"], "result", [("", "1", "None", "'b'")]),
        ({"a": 1, "b": 2}, {"a": 1, "b": 3}, "result", [("'b'", "value", "2", "3")]),
        ({"a": 1}, {"a": 1, 2: 1}, "result", [("2", "value", "(missing)", "1")]),
        ({"a": 1, 2: 1}, {"a": 1}, "result", [("2", "value", "1", "(missing)")]),
        ("a cat", "a\tcut", "result", [("", "1", "␣", "\\t"), ("", "3", "a", "u")]),
        ("cats", "cat", "result", [("", "3", "s", "(end)")]),
        ([np.nan, 1.0], [0.5, 1.0], "result", [("", "0", "nan", "0.5")]),
        ([np.inf, 1.0], [-np.inf, 1.0], "result", [("", "0", "inf", "-inf")]),
        (np.array(["x", "y"]), np.array(["x", "z"]), "result", [("", "1", "'y'", "'z'")]),
        ([1, 10**30], [1, 10**30 + 1], "result", [("", "1", f"{BIG}…{'0' * 11}", f"{BIG}…{'0' * 10}1")]),
        ([True, False], [True, True], "result", [("", "1", "False", "True")]),
        ([1j, 2], [1j, 3], "result", [("", "1", "2.0+0.0j", "3.0+0.0j")]),
    ],
)  # fmt: skip
def test_values_of_other_kinds(
    got: object, want: object, of: str, wrong: list[tuple[str, str, str, str]]
) -> None:
    table = table_of(got, want)
    assert (table["of"], wrong_cells(table)) == (of, wrong)


@pytest.mark.parametrize(
    ("got", "want", "texts"),
    [
        ([0.5, 1e-3], [0.5, 1.001e-3], ("0.001000", "0.001001")),
        ([1.0, 1 / 3], [1.0, 0.33334], ("0.33333", "0.33334")),
        ([1.0, 123456.5], [1.0, 123456.0], ("123456.5", "123456.0")),
        ([1.0, 3e20], [1.0, 4e20], ("3.0000e+20", "4.0000e+20")),
        ([1.0, -0.00001], [1.0, -0.00002], ("-0.00001", "-0.00002")),
        ([1.0, 0.1 + 0.2], [1.0, 0.3], ("0.30000000000000004", "0.3")),
    ],
)
def test_numbers_have_the_digits_that_show_a_difference(
    got: list[float], want: list[float], texts: tuple[str, str]
) -> None:
    assert wrong_cells(table_of(got, want, Rule(0, 0)))[0][2:] == texts


def test_what_cannot_be_seen_by_place_has_no_table() -> None:
    assert difference_table([1, 2], [1, 3], Rule(any_order=True)) is None
    assert difference_table(1.0, 2.0, RULE) is None
    assert difference_table([1, 2], [[1, 2]], RULE) is None
    assert difference_table("a", 1, RULE) is None
    assert difference_table({1}, {2}, RULE) is None
    assert difference_table(object(), object(), RULE) is None


def test_a_vector_of_the_other_sign_is_not_marked() -> None:
    table = table_of([[-1.0, 5.0], [-2.0, 2.0]], [[1.0, 1.0], [2.0, 2.0]], Rule(any_sign=True))
    assert {column for _, column, _, _ in wrong_cells(table)} == {"1"}


class Unanswerable:
    def __eq__(self, other: object) -> bool:
        raise AssertionError("a reader's own methods are not to be called")

    __hash__ = None  # type: ignore[assignment]  # as unhashable as a list

    def __repr__(self) -> str:
        raise AssertionError("a reader's own methods are not to be called")


def test_no_method_of_an_unknown_object_is_called() -> None:
    table = table_of([Unanswerable(), np.eye(3)], [1, np.eye(3)])
    assert wrong_cells(table)[0][2:] == ("<Unanswerable object>", "1")
    assert table_of({"a": Unanswerable()}, {"a": 1})["rows"] == ["'a'"]


scalars = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.complex_numbers() | st.text() | st.binary()
)
nested = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text() | st.integers(), inner)
    ),
    max_leaves=12,
)


@UNHURRIED
@given(nested, nested)
def test_any_table_is_small_plain_data(got: object, want: object) -> None:
    table = difference_table(got, want, RULE)
    if table is None:
        return
    assert compare(got, want, RULE) is not None
    assert json.loads(json.dumps(table)) == table
    assert len(table["rows"]) == len(table["cells"]) <= 13
    assert all(len(cells) == len(table["columns"]) <= 17 for cells in table["cells"])
    texts = [
        text for cells in table["cells"] for cell in cells if cell for text in (cell["got"], cell["want"])
    ]
    assert all(len(text) <= 80 and "\n" not in text for text in [*texts, *table["rows"]])
    assert wrong_cells(table)


@UNHURRIED
@given(st.lists(st.integers(1, 12), min_size=1, max_size=4), st.data())
def test_the_first_difference_is_always_in_the_table(shape: list[int], data: st.DataObject) -> None:
    place = tuple(data.draw(st.integers(0, length - 1)) for length in shape)
    got, want = changed(tuple(shape), place)
    ((row, column, left, right),) = wrong_cells(table_of(got, want))
    assert column == str(place[-1])
    assert row == (str(place[-2]) if len(shape) > 1 else "")
    assert (left, right) == ("-1.0", str(want[place]))


def test_a_hidden_test_shows_no_table(tested: Tested) -> None:
    case = {"call": "f()"}
    shown = tested("def f(): return [1, 2]", "def f(): return [1, 3]", **case)
    assert wrong_cells(shown["difference"]) == [("", "1", "3", "2")]
    assert tested("def f(): return [1, 2]", "def f(): return [1, 2]", **case)["difference"] is None
    assert (
        tested("def f(): return [1, 2]", "def f(): return [1, 3]", **case, hidden=True)["difference"] is None
    )


def test_what_is_left_in_an_input_has_a_table(tested: Tested) -> None:
    case = {"given": "x = [3, 1, 2]", "call": "f(x)", "mutates": ["x"]}
    table = tested("def f(x): x.sort()", "def f(x): x.sort(reverse=True)", **case)["difference"]
    assert table["of"] == "x"


TERMINAL = """\
result: * is what was got, with what is wanted below
         0      1     2
0 got  0.0   -1.0*  2.0
 want         1.0
    1  3.0    4.0   5.0""".splitlines()


def test_a_terminal_shows_it_in_aligned_columns() -> None:
    assert difference_lines(table_of(*changed((2, 3), (0, 1)))) == TERMINAL


def test_colour_is_added_to_the_marks() -> None:
    lines = difference_lines(table_of(*changed((2, 3), (0, 1))), colour=True)
    assert "\x1b[31m" in lines[2]
    assert "\x1b[32m" in lines[3]
    assert [strip(line) for line in lines] == TERMINAL


def strip(line: str) -> str:
    for code in ("\x1b[31m", "\x1b[32m", "\x1b[2m", "\x1b[0m"):
        line = line.replace(code, "")
    return line.rstrip()


def test_elided_places_are_shown_as_such() -> None:
    lines = difference_lines(table_of(*changed((9, 20), (8, 0))))
    assert any(set(line.split()) == {ELIDED} for line in lines)
    assert all(len(line) <= 80 for line in lines)
