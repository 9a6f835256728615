"""What counts as equal, and what is said of what is not."""

import math
from collections import Counter, OrderedDict, namedtuple
from enum import IntEnum
from typing import Any

import hypothesis.extra.numpy as hnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from divebell_judge.compare import compare
from divebell_judge.numeric import Rule

Point = namedtuple("Point", "x y")  # the kind that readers write


class Color(IntEnum):
    RED = 1


ARRAY = np.arange(6.0).reshape(2, 3)
EXACT = Rule(exact_type=True)
ANY_ORDER = Rule(any_order=True)
ANY_SIGN = Rule(any_sign=True)
ROW_SIGNS = Rule(any_sign=True, rows=True)
EIGENVECTORS = np.linalg.qr(np.array([[2.0, 1, 0], [1, 3, 1], [0, 1, 4]]))[0]
HUGE = 10**30

EQUAL: list[tuple[object, object]] = [
    (2, 2.0),
    (np.float64(2), 2),
    (np.array(2.0), 2),
    (2 + 0j, 2),
    (True, 1),
    (np.bool_(True), True),
    (Color.RED, 1),
    (None, None),
    ("a", np.str_("a")),
    (["a", "b"], np.array(["a", "b"])),
    (b"ab", bytearray(b"ab")),
    (ARRAY, ARRAY.tolist()),
    (ARRAY, [tuple(row) for row in ARRAY]),
    (tuple(ARRAY), ARRAY),
    (ARRAY.astype(int), ARRAY),
    (ARRAY.astype(object), ARRAY),
    (range(3), [0, 1, 2]),
    ({"a": 1}.values(), [1]),
    (Point(1, 2), (1, 2)),
    ([], np.empty(0)),
    ([[], []], np.empty((2, 0))),
    (math.nan, np.float64("nan")),
    ([1, math.nan, math.inf, -math.inf], np.array([1, math.nan, math.inf, -math.inf])),
    (complex("nan+1j"), complex("nan")),
    ([1 + 1e-7j], [1]),
    (HUGE, HUGE),
    ([HUGE, 1], (HUGE, 1.0)),
    (float(HUGE), HUGE),
    ({"a": 1, "b": [1, 2]}, OrderedDict(b=np.array([1.0, 2]), a=1)),
    (Counter("aab"), {"a": 2, "b": 1}),
    ({1: "x"}, {1.0: "x"}),
    ({(1, 2): 0}, {(1, np.int64(2)): 0}),
    ({1, 2}, frozenset({2.0, 1.0})),
    ({0.1 + 0.2}, {0.3}),
    ([[1, 2], [3]], ((1, 2), np.array([3]))),
    ([1, "a", None, {"k": ARRAY}], (1.0, "a", None, {"k": ARRAY.tolist()})),
    (np.datetime64("2026-11-18"), np.datetime64("2026-11-18T00:00")),
    (np.array(["NaT"], dtype="M8[D]"), np.array(["NaT"], dtype="M8[s]")),
    (1 + 5e-7, 1),
    (np.float32(0.1), 0.10000000149),
]


@pytest.mark.parametrize(("got", "want"), EQUAL, ids=repr)
def test_equal_values_are_equal_both_ways(got: object, want: object) -> None:
    assert compare(got, want, Rule()) is None
    assert compare(want, got, Rule()) is None


UNEQUAL: list[tuple[object, object, str, str]] = [
    (3, 4, "wrong-values", "Wrong values: got 3, want 4."),
    (0.3000004, 0.3, "wrong-values", "got 0.3000004, want 0.3."),
    (10_000_001, 10_000_000, "wrong-values", "got 10000001, want 10000000"),
    (HUGE + 1, HUGE, "wrong-values", "Wrong values"),
    (1, HUGE, "wrong-values", "Wrong values"),
    (math.inf, -math.inf, "wrong-values", "got inf, want -inf"),
    (5.0, math.inf, "wrong-values", "got 5.0, want inf"),
    (math.nan, 1.0, "wrong-values", "got nan, want 1.0"),
    (1 + 2j, 1 - 2j, "wrong-values", "got 1.0+2.0j, want 1.0-2.0j"),
    (
        [[0, 1, 2], [3, 4, 6]],
        ARRAY,
        "wrong-values",
        "First at `result[1][2]`: got 6, want 5.0. Largest absolute error 1, largest relative error 0.2.",
    ),
    (
        ARRAY + np.array([0, 1, 1]),
        ARRAY,
        "wrong-values",
        "4 of 6 differ. First at `result[0, 1]`: got 2.0, want 1.0.",
    ),
    (ARRAY.T, ARRAY, "wrong-shape", "Wrong shape: got shape (3, 2), want (2, 3)."),
    (ARRAY[0], ARRAY, "wrong-shape", "got shape (3,), want (2, 3)"),
    (ARRAY[:1], ARRAY, "wrong-shape", "got shape (1, 3), want (2, 3)"),
    (1.0, ARRAY, "wrong-shape", "got shape () (a single number), want (2, 3)"),
    ([1.0], 1.0, "wrong-shape", "got shape (1,), want () (a single number)"),
    ([1, 2], ["a"], "wrong-shape", "Wrong shape: got 2 items, want 1."),
    (
        [[1, 2], [3]],
        ARRAY,
        "wrong-shape",
        "in `result[0]`: got shape (2,), want (3,). In all, 2 of 2 parts are wrong.",
    ),
    (
        (ARRAY, ARRAY.T),
        (ARRAY, ARRAY),
        "wrong-shape",
        "Wrong shape in `result[1]`: got shape (3, 2), want (2, 3).",
    ),
    ((ARRAY, [1, 2]), (ARRAY, [1, 3]), "wrong-values", "First at `result[1][1]`: got 2, want 3"),
    ("4", 4, "wrong-type", "Wrong type: got the string '4', want the number 4."),
    ("abc", ARRAY, "wrong-type", "got the string 'abc', want an array of shape (2, 3)"),
    (None, 4, "wrong-type", "got None, want the number 4"),
    (b"a", "a", "wrong-type", "got bytes of length 1, want the string 'a'"),
    ({1, 2}, [1, 2], "wrong-type", "got a set of 2 items, want a list of 2 items"),
    ((n for n in [1]), [1], "wrong-type", "got a generator object, want a list of 1 item"),
    (["1"], [1], "wrong-type", "in `result[0]`: got the string '1', want the number 1"),
    (np.timedelta64(1, "D"), 1, "wrong-type", "Wrong type"),
    ("a", "b", "wrong-values", "Wrong values: got 'a', want 'b'."),
    ("x" * 40 + "a", "x" * 40 + "b", "wrong-values", "the text differs from character 40 on"),
    ("x" * 40, "x" * 41, "wrong-values", "the text differs from character 40 on"),
    ({"a": 1}, {"b": 1}, "wrong-values", "the keys differ: missing 'b', unexpected 'a'"),
    ({"a": [1, 2]}, {"a": [1, 3]}, "wrong-values", "First at `result['a'][1]`: got 2, want 3"),
    ({1, 2, 9}, {1, 2, 3}, "wrong-values", "the items differ: missing 3, unexpected 9"),
    (
        np.datetime64("2026-11-18"),
        np.datetime64("2026-11-19"),
        "wrong-values",
        "got 2026-11-18, want 2026-11-19",
    ),
]


@pytest.mark.parametrize(("got", "want", "kind", "says"), UNEQUAL)
def test_unequal_values_are_told_apart(got: object, want: object, kind: str, says: str) -> None:
    mismatch = compare(got, want, Rule())
    assert mismatch is not None
    assert mismatch.kind == kind
    assert says in mismatch.message


@pytest.mark.parametrize(
    ("got", "want", "message"),
    [
        ([math.nan, 2.0], [1.0, 2.0], "1 of 2 differs. First at `result[0]`: got nan, want 1.0."),
        (
            [math.inf, 2.5],
            [1.0, 2.0],
            "2 of 2 differ. First at `result[0]`: got inf, want 1.0. {}0.5, {}0.25.",
        ),
        ([1, 2, 9], [0, 0, 9], "2 of 3 differ. First at `result[0]`: got 1, want 0. {}2."),
        ([1, 6, 9], [0, 4, 9], "2 of 3 differ. First at `result[0]`: got 1, want 0. {}2, {}0.5."),
        ([1 + 9e-7, 3.0], [1.0, 2.0], "1 of 2 differs. First at `result[1]`: got 3.0, want 2.0. {}1, {}0.5."),
        ([True, False], [True, True], "1 of 2 differs. First at `result[1]`: got False, want True."),
        ([1, 0], [True, True], "1 of 2 differs. First at `result[1]`: got 0, want True."),
    ],
)
def test_errors_are_told_of_the_numbers_that_differ_and_have_one(
    got: object, want: object, message: str
) -> None:
    mismatch = compare(got, want, Rule())
    assert mismatch is not None
    told = message.format("Largest absolute error ", "largest relative error ")
    assert mismatch.message == f"Wrong values: {told}"


@pytest.mark.parametrize(
    ("got", "want", "message"),
    [
        (
            {"a": (0, 1), "b": (1, 4), "c": 7},
            {"a": (0, 1), "b": (2, 2), "c": 9},
            "3 of 5 differ. First at `result['b'][0]`: got 1, want 2. {}2, {}1.",
        ),
        (
            {"a": {"b": 1, "c": "x"}, "d": [[1.0], [math.nan, 2]]},
            {"a": {"b": 0, "c": "x"}, "d": [[1.0], [1.0, 2]]},
            "2 of 5 differ. First at `result['a']['b']`: got 1, want 0. {}1.",
        ),
        (
            (ARRAY, ARRAY[0] + 1),
            (ARRAY, ARRAY[0]),
            "3 of 9 differ. First at `result[1][0]`: got 1.0, want 0.0. {}1, {}1.",
        ),
        (
            {"a": HUGE + 1, "b": 1},
            {"a": HUGE, "b": 1},
            "1 of 2 differs. First at `result['a']`: got 1000000000000000000000000000001, want",
        ),
        (
            {"a": 1, "b": "x", "c": 1},
            {"a": 2, "b": "y", "c": 1},
            "got 1, want 2. In all, 2 of 3 parts are wrong.",
        ),
    ],
)
def test_numbers_are_counted_over_the_whole_of_a_nested_result(
    got: object, want: object, message: str
) -> None:
    mismatch = compare(got, want, Rule())
    assert mismatch is not None
    assert message.format("Largest absolute error ", "largest relative error ") in mismatch.message


@pytest.mark.parametrize(
    ("got", "want", "rule", "agrees"),
    [
        ([1, 2], [1, 2], EXACT, True),
        ((1, 2), [1, 2], EXACT, False),
        ([1.0, 2], [1, 2], EXACT, False),
        (np.array([1, 2]), [1, 2], EXACT, False),
        (np.array([1, 2]), np.array([1.0, 2]), EXACT, False),
        (np.array([1.0, 2 + 1e-8]), np.array([1.0, 2]), EXACT, True),
        (True, 1, EXACT, False),
        (np.float64(1), 1.0, EXACT, False),
        ({"a": (1,)}, {"a": (1,)}, EXACT, True),
        ({"a": [1]}, {"a": (1,)}, EXACT, False),
        ([3, 1, 2], [1, 2, 3], ANY_ORDER, True),
        ([3, 1, 1], [1, 3, 3], ANY_ORDER, False),
        (["b", "a"], ["a", "b"], ANY_ORDER, True),
        (["b", "b"], ["a", "b"], ANY_ORDER, False),
        ([[3, 4], [1, 2]], [[1, 2], [3, 4]], ANY_ORDER, True),
        ([[2, 1], [4, 3]], [[1, 2], [3, 4]], ANY_ORDER, False),
        ([[2, 1], [3]], [[3], [2, 1]], ANY_ORDER, True),
        ([1 + 1e-8, math.nan], [math.nan, 1], ANY_ORDER, True),
        ([-1.0, 2], [1, -2], ANY_SIGN, True),
        ([1.0, 2], [1, -2], ANY_SIGN, False),
        (EIGENVECTORS * [1, -1, -1], EIGENVECTORS, ANY_SIGN, True),
        (EIGENVECTORS * [[1], [-1], [-1]], EIGENVECTORS, ANY_SIGN, False),
        (EIGENVECTORS * [[1], [-1], [-1]], EIGENVECTORS, ROW_SIGNS, True),
        (EIGENVECTORS * [1, -1, -1], EIGENVECTORS, ROW_SIGNS, False),
        (np.abs(EIGENVECTORS), EIGENVECTORS, ANY_SIGN, False),
        (EIGENVECTORS * [1, 1j, -1j], EIGENVECTORS + 0j, ANY_SIGN, True),
        (([1.0, 2, 3], -EIGENVECTORS), ([1.0, 2, 3], EIGENVECTORS), ANY_SIGN, True),
        (([-1.0, -2, -3], EIGENVECTORS), ([1.0, 2, 3], EIGENVECTORS), ANY_SIGN, False),
        (-1.0, 1.0, ANY_SIGN, False),
        (101, 100, Rule(rtol=0.5), False),
        (101, 100, Rule(atol=1), True),
        (102, 100, Rule(atol=1), False),
        ([2**62 + 1, 0], [2**62, 0], Rule(), False),
        (np.array([2**64 - 1], dtype=np.uint64), np.array([-1]), Rule(), False),
    ],
    ids=repr,
)
def test_rules_of_a_case(got: object, want: object, rule: Rule, agrees: bool) -> None:
    assert (compare(got, want, rule) is None) == agrees


def test_members_are_told_when_the_order_is_free() -> None:
    mismatch = compare([5, 2, 1], [1, 2, 3], ANY_ORDER)
    assert mismatch is not None
    assert "1 of 3 items are not among those wanted" in mismatch.message
    assert "got 5, and 3 is missing" in mismatch.message


def test_exact_types_are_named() -> None:
    mismatch = compare(np.array([1], dtype=np.float32), np.array([1.0]), EXACT)
    assert mismatch is not None
    assert (
        mismatch.message == "Wrong type: got ndarray of dtype float32, want exactly ndarray of dtype float64."
    )


numbers = st.integers(-(2**70), 2**70) | st.floats() | st.complex_numbers() | st.booleans()
arrays: st.SearchStrategy[np.ndarray[Any, Any]] = hnp.arrays(
    st.sampled_from([np.float64, np.float32, np.int64, np.uint8, np.bool_, np.complex128]),
    hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4),
)
values = st.recursive(
    numbers | arrays | st.none() | st.text() | st.binary(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text() | st.integers(), inner, max_size=3)
        | st.frozensets(st.integers() | st.text(), max_size=3)
    ),
    max_leaves=8,
)


@given(values, st.booleans(), st.booleans(), st.booleans())
@settings(deadline=None)
def test_every_value_agrees_with_itself(value: object, order: bool, sign: bool, exact: bool) -> None:
    assert compare(value, value, Rule(any_order=order, any_sign=sign, exact_type=exact)) is None


@given(values, values)
@settings(deadline=None)
def test_a_wrong_shape_or_type_is_one_both_ways(left: object, right: object) -> None:
    there, back = compare(left, right, Rule()), compare(right, left, Rule())
    for one, other in ((there, back), (back, there)):
        if one is not None and one.kind != "wrong-values":
            assert other is not None
            assert other.kind == one.kind


@given(arrays)
@settings(deadline=None)
def test_lists_tuples_and_arrays_agree(array: np.ndarray[Any, Any]) -> None:
    def tuples(value: object) -> object:
        return tuple(map(tuples, value)) if isinstance(value, list) else value

    nested = array.tolist()
    if array.shape[:-1].count(0):  # lists cannot say the length of what is inside an empty one
        return
    assert compare(nested, array, Rule()) is None
    assert compare(tuples(nested), nested, Rule()) is None
    assert compare(array.astype(object), tuples(nested), Rule()) is None


@given(
    st.floats(-1e6, 1e6).filter(lambda want: abs(want) > 1e-3),
    st.sampled_from([0.0, 1e-9, 1e-6, 1e-3]),
    st.sampled_from([0.0, 1e-9, 1e-3, 1.0]),
    st.sampled_from([-1, 1]),
)
def test_the_tolerance_is_where_it_is_said_to_be(want: float, rtol: float, atol: float, side: int) -> None:
    rule = Rule(rtol, atol)
    allowed = atol + rtol * abs(want)
    slack = 8 * np.spacing(abs(want) + allowed)
    for number in (want, np.array([want])):
        assert compare(number + side * max(0.0, allowed - slack), want * np.ones_like(number), rule) is None
        assert compare(number + side * (allowed + slack), want * np.ones_like(number), rule) is not None
