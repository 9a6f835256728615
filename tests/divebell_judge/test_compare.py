"""What counts as equal, and what is said of what is not."""

import math
import random
from collections import Counter, OrderedDict, deque, namedtuple
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import hypothesis.extra.numpy as hnp
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from divebell_judge.compare import compare
from divebell_judge.iterators import drained
from divebell_judge.numeric import Rule

if TYPE_CHECKING:
    from collections.abc import Callable

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
@settings(deadline=None)
def test_the_tolerance_is_where_it_is_said_to_be(want: float, rtol: float, atol: float, side: int) -> None:
    rule = Rule(rtol, atol)
    allowed = atol + rtol * abs(want)
    slack = 8 * np.spacing(abs(want) + allowed)
    for number in (want, np.array([want])):
        assert compare(number + side * max(0.0, allowed - slack), want * np.ones_like(number), rule) is None
        assert compare(number + side * (allowed + slack), want * np.ones_like(number), rule) is not None


type Forms = list[Callable[[Any], object]]  # Any: each takes the value in hand


def in_another_form(value: object, rng: random.Random) -> object:
    """The same value, written otherwise."""
    match value:
        case bool():
            return rng.choice([bool, int, float, np.bool_])(value)
        case int():
            exact: Forms = [
                int,
                lambda n: np.array(n, dtype=object),
                Fraction,
                Decimal,
            ]
            return rng.choice([*exact, float, np.int64, complex] if abs(value) < 2**50 else exact)(value)
        case float():
            floats: Forms = [float, np.float64, np.array, np.longdouble]
            return rng.choice([*floats, Fraction, Decimal] if math.isfinite(value) else floats)(value)
        case np.ndarray() if value.ndim:
            forms: list[object] = [
                value, value.tolist(), np.asfortranarray(value), value.astype(object), list(value),
                np.repeat(value, 2, 0)[::2], value.astype(value.dtype.newbyteorder(">")),
            ]  # fmt: skip
            return rng.choice(forms)
        case list() | tuple():
            items = [in_another_form(item, rng) for item in value]
            forms = [items, tuple(items), deque(items), drained(iter(items))]
            return rng.choice(forms)
        case dict():
            pairs = [(key, in_another_form(item, rng)) for key, item in value.items()]
            rng.shuffle(pairs)
            return OrderedDict(pairs)
        case _:
            return value


@given(values, st.randoms(use_true_random=False))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_value_is_equal_in_every_form_and_both_ways(value: object, rng: random.Random) -> None:
    other = in_another_form(value, rng)
    assert compare(other, value, Rule()) is None
    assert compare(value, other, Rule()) is None


# The next of a larger number would be within the tolerance, where a form of the wanted one is a float.
whole = st.integers(-(10**5), 10**5) | st.integers(2**60, 2**70)
leaves = whole | st.floats(-1e9, 1e9) | st.text(max_size=3) | st.booleans() | st.none()
trees = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text(max_size=2), inner, min_size=1, max_size=3)
    ),
    max_leaves=12,
)


def with_a_fault(value: Any, rng: random.Random) -> Any:
    """The value with one leaf changed by more than any tolerance."""
    match value:
        case bool():
            return not value
        case int():
            return value + rng.choice([-1, 1])
        case float():
            return value + rng.choice([-1, 1]) * (0.01 + abs(value) * 1e-3)
        case str():
            return value + rng.choice("ab ")
        case None:
            return rng.choice([0, "", False, math.nan])
        case list() | tuple():
            place = rng.randrange(len(value))
            changed = [with_a_fault(item, rng) if i == place else item for i, item in enumerate(value)]
            return type(value)(changed)
        case dict():
            key = rng.choice(list(value))
            return value | {key: with_a_fault(value[key], rng)}


@given(trees, st.randoms(use_true_random=False), st.booleans())
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_one_fault_is_enough_in_whatever_form(value: object, rng: random.Random, formed: bool) -> None:
    fault = with_a_fault(value, rng)
    if formed:
        fault = in_another_form(fault, rng)
    assert compare(fault, value, Rule()) is not None
    assert compare(value, fault, Rule()) is not None


@given(st.lists(trees, min_size=1, max_size=8), st.randoms(use_true_random=False))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_shuffled_list_is_equal_in_any_order_and_one_with_a_fault_is_not(
    value: list[object], rng: random.Random
) -> None:
    shuffled = [in_another_form(item, rng) for item in rng.sample(value, len(value))]
    assert compare(shuffled, value, ANY_ORDER) is None
    assert compare(with_a_fault(value, rng), shuffled, ANY_ORDER) is not None


@pytest.mark.parametrize("shape", [(500,), (500, 3), (60, 2, 2)])
@pytest.mark.parametrize("dtype", [np.float64, np.int16, np.complex128])
def test_many_rows_are_matched_within_the_tolerance(shape: tuple[int, ...], dtype: type) -> None:
    rng = np.random.default_rng(0)
    want: np.ndarray[Any, Any] = (rng.normal(size=shape) * 50).astype(dtype)
    got = want[rng.permutation(len(want))]
    if dtype is not np.int16:
        got = got * (1 + 4e-7 * rng.choice([-1, 1], size=shape))
    assert compare(got, want, ANY_ORDER) is None
    assert compare(got.tolist(), want, ANY_ORDER) is None
    spoilt = got.copy()
    spoilt[7] = spoilt[7] + 3
    mismatch = compare(spoilt, want, ANY_ORDER)
    assert mismatch is not None
    assert f"1 of {len(want)} items are not among those wanted" in mismatch.message


def test_a_list_that_is_shifted_by_one_lacks_one() -> None:
    mismatch = compare(list(range(1, 1001)), list(range(1000)), ANY_ORDER)
    assert mismatch is not None
    assert "1 of 1000 items are not among those wanted (in any order). For example got 1000, and 0" in (
        mismatch.message
    )


def test_partners_are_found_where_the_nearest_is_not_the_right_one() -> None:
    # Taken greedily, 2 goes to 1.5 and leaves none for 2.9.
    rule = Rule(rtol=0, atol=1, any_order=True)
    assert compare([[2, "a"], [1, "a"]], [[1.5, "a"], [2.9, "a"]], rule) is None
    assert compare([[2, "a"], [1, "a"]], [[1.5, "a"], [3.1, "a"]], rule) is not None
    assert compare([[0, 9], [9, 0]], [[9, 0.5], [0.5, 9]], rule) is None


@given(st.integers(2, 6), st.integers(0, 999), st.booleans(), st.booleans())
@settings(deadline=None)
def test_eigenvectors_are_right_up_to_the_signs_of_their_columns(
    size: int, seed: int, imaginary: bool, transposed: bool
) -> None:
    rng = np.random.default_rng(seed)
    matrix = rng.normal(size=(size, size)) + 1j * imaginary * rng.normal(size=(size, size))
    values, vectors = np.linalg.eigh(matrix + matrix.conj().T)
    phases = np.exp(2j * np.pi * rng.random(size)) if imaginary else rng.choice([-1, 1], size=size)
    turned, rule = vectors * phases, ANY_SIGN
    if transposed:
        vectors, turned, rule = vectors.T, turned.T, ROW_SIGNS
    assert compare((values, turned), (values, vectors), rule) is None
    assert compare({"w": values, "v": turned.tolist()}, {"w": values, "v": vectors}, rule) is None
    spoilt = turned.copy()
    spoilt[0, 0] += 0.01
    assert compare((values, spoilt), (values, vectors), rule) is not None
    assert compare((values + 0.01, turned), (values, vectors), rule) is not None


def test_what_is_wrong_in_the_new_kinds_is_told() -> None:
    masked: object = np.ma.MaskedArray([1.0, 2.0], [False, True])  # type: ignore[no-untyped-call]  # its stub has no types
    records = np.array([(1, 2.5), (3, 4.5)], dtype=[("n", "i4"), ("x", "f8")])
    other = records.copy()
    other["x"][1] = 5
    renamed = records.astype([("m", "i4"), ("x", "f8")])
    told = [
        (np.array([1.0, 2.0]), masked, "1 of 2 differs. First at `result[1]`: got 2.0, want masked."),
        (other, records, "1 of 4 differs. First at `result['x'][1]`: got 5.0, want 4.5."),
        (renamed, records, "the fields differ: missing 'n', unexpected 'm'."),
        (Decimal("1.5"), Fraction(5, 2), "got 1.5, want 5/2."),
        (drained(iter(range(9)), 4), [0, 1], "an iterator that had not ended after 4 items, want 2 items."),
        ([1], drained(iter([1, 2])), "got shape (1,), want (2,)"),
        (np.timedelta64(1, "h"), "1 h", "got the time 1 hours, want the string '1 h'."),
    ]
    for got, want, message in told:
        mismatch = compare(got, want, Rule())
        assert mismatch is not None
        assert message in mismatch.message
