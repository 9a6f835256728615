"""Which hints a mismatch gets: the surest, at most two, and none where the numbers prove nothing."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from divebell_judge.compare import compare
from divebell_judge.diagnose import diagnose
from divebell_judge.numeric import Rule
from divebell_judge.values import Array

RNG = np.random.default_rng(3)
A = RNG.normal(size=(4, 6))
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
SQUARE = RNG.normal(size=(5, 5))
VECTOR = RNG.normal(size=7) + 3
WEIGHTS = RNG.random(size=(4, 6))


def hints(
    got: object, want: object, rule: Rule | None = None, sizes: tuple[int, ...] = ()
) -> tuple[str, ...]:
    mismatch = compare(got, want, rule or Rule())
    assert mismatch is not None
    return diagnose(mismatch, got, want, rule or Rule(), frozenset(sizes))


@pytest.mark.parametrize(
    ("got", "want", "hint"),
    [
        ({"a": (1, 2), "b": (3, 5)}, {"a": (2, 1), "b": (5, 3)}, "The columns are right, in reverse order."),
        ({"a": (-1.5, -2), "b": (3, 5)}, {"a": (1.5, 2), "b": (3, 5)}, "The sign is flipped"),
        ((VECTOR, A), (A, VECTOR), "Are they swapped in the `return`?"),
        (("a", 1, None), (1, None, "a"), "Are they swapped in the `return`?"),
        ((VECTOR,), VECTOR, "It is right, but alone in a tuple: is there a comma behind it in the `return`?"),
        ([0.5], 0.5, "It is right, but alone in a list: are the brackets around it too many?"),
        ("0.5", 0.5, "It is the right number, but as a text"),
        ("3", np.int64(3), "It is the right number, but as a text"),
        (np.sum, 1, "Are the parentheses of a call missing?"),
        ("ab", "AB", "Only upper and lower case differ."),
        ("a  b\n", "a  b", "Only blanks or line ends at its start or end differ."),
        ("a\nb", "a b", "Only blanks or line ends differ."),
        ("abc", "cba", "It is the wanted text in reverse."),
        ({"a": "Yes", "b": 1}, {"a": "yes", "b": 1}, "Only upper and lower case differ."),
    ],
)
def test_parts_texts_and_things_that_are_no_values(got: object, want: object, hint: str) -> None:
    assert len(hints(got, want)) == 1
    assert hint in hints(got, want)[0]


@pytest.mark.parametrize(
    ("got", "want", "sizes", "hint"),
    [
        (np.sort(VECTOR)[::-1], np.sort(VECTOR), (), "in reverse order"),  # rather than not sorted
        (VECTOR * 7, VECTOR, (7,), "a sum where a mean is wanted?"),  # rather than some factor
        (VECTOR * 100, VECTOR, (), "in percent"),
        (VECTOR * 7 / 6, VECTOR, (7,), "ddof=0"),
        (A - A.mean(0) + 3, A - A.mean(0), (), "Minus its mean, each column is right"),  # rather than a term
        (np.log2(VECTOR), np.log(VECTOR), (2, 7), "to base 2"),
        (WEIGHTS, WEIGHTS / WEIGHTS.sum(1)[:, None], (), "Divided by its sum"),  # rather than factors of rows
        (np.floor(VECTOR), VECTOR, (), "//, int()"),  # rather than rounded to decimals
        (np.clip(A, -1, 1), A, (), ""),
    ],
)
def test_the_most_specific_explanation_is_the_one(
    got: object, want: object, sizes: tuple[int, ...], hint: str
) -> None:
    found = hints(got, want, sizes=sizes)
    assert len(found) == bool(hint)
    assert hint in "".join(found)


def test_of_items_in_any_order_nothing_is_said_by_their_places() -> None:
    assert hints(2 * VECTOR, VECTOR, Rule(any_order=True)) == ()
    assert len(hints(2 * VECTOR, VECTOR)) == 1


def test_at_most_two_observations_are_told() -> None:
    of_nan, of_place = hints(SQUARE + np.where(np.eye(5)[:, [4]], np.nan, 0), SQUARE)
    assert of_nan.startswith("5 of its numbers are NaN: overflow in exp")
    assert of_place == "All wrong numbers are in the last row, row 4."  # and at the border, which says less


@pytest.mark.parametrize(
    ("got", "want"),
    [
        (3.0, 2.0),
        ([5.00009, 0.0099], [5.00028, 0.0099]),
        ([0, 1], [1, 2]),
        ([2, 4], [4, 8]),
        ([0.3 * 1.1, 0.3 * 2.3], [1.1, 2.3]),
        ([1.1 + 0.3, 2.3 + 0.3], [1.1, 2.3]),
        (0.99999, 0.333333),
        ([1000.0, 0.999999], [1000.0, 0.333333]),
        (np.array([1000, 0.999999], dtype=np.float32), [1000.0, 0.333333]),
        (np.array([1e5, 0.999999], dtype=np.float32), [1e5, 0.333333]),
        (128.0, 130.5),
        (np.arange(16.0).reshape(8, 2) ** 2 + np.eye(8, 2, -3), np.arange(16.0).reshape(8, 2) ** 2),
        (A + np.tril(SQUARE, -1)[:4, :1] * np.eye(4, 6, -1), A),
        ({"a": (1, 2), "b": (4, 5)}, {"a": (2, 1), "b": (5, 3)}),
        ((-A, VECTOR), (A, VECTOR + A[0, 0])),
        (128, 130.5),
        (np.float16(128), 130.5),
        (514.0, 515.3),
        (513.5, 513.3),
        ([0.5, 0.25], [0.5001, 0.25]),
        ([100.5, 101.5, 102.5], [100.3, 101.4, 102.6]),
        (2, 1),
        (0.0, 1.0),
        (1.0, 0.0),
        (True, False),
        (RNG.normal(size=(4, 6)), A),
        (A, np.zeros((4, 6))),
        (np.ones(3), np.full(3, 2.0)),
        (RNG.normal(size=(3, 9)), A),
        (np.zeros((0, 3)), A),
        (np.full((2, 2), np.nan), np.full((2, 2), np.inf)),
        ("a", "b"),
        ("abcd", "abce"),
        ("0.5", 0.25),
        ("half", 0.5),
        ("0.5", [0.5]),
        ({"a": 1}, {"b": 1}),
        ([1, 2], ["a", 2]),
        (np.timedelta64(1, "D"), np.timedelta64(2, "D")),
    ],
)
def test_numbers_that_prove_nothing_get_no_hint(got: object, want: object) -> None:
    assert hints(got, want, sizes=(3, 11)) == ()


@UNHURRIED
@given(st.integers(0, 2**32 - 1), st.lists(st.integers(1, 7), max_size=4), st.sets(st.integers(1, 9)))
def test_unrelated_numbers_get_no_hint(seed: int, shape: list[int], sizes: set[int]) -> None:
    rng = np.random.default_rng(seed)
    assert hints(rng.normal(size=shape), rng.normal(size=shape), sizes=tuple(sizes)) == ()


@UNHURRIED
@given(st.integers(0, 2**32 - 1))
def test_many_unrelated_numbers_get_no_hint(seed: int) -> None:
    rng = np.random.default_rng(seed)
    assert hints(rng.normal(size=(60, 50)), rng.normal(size=(60, 50)), sizes=(50, 60)) == ()


@UNHURRIED
@given(
    st.lists(st.integers(0, 3), min_size=1, max_size=2), st.lists(st.integers(0, 3), min_size=1, max_size=2)
)
def test_of_one_or_two_small_whole_numbers_only_plain_facts_are_told(got: list[int], want: list[int]) -> None:
    if got == want or len(got) != len(want):
        return
    found = hints(np.array(got, float), np.array(want, float), sizes=(2, 3))
    assert found in ((), ("The values are right, in reverse order.",))


anything = arrays.arrays(
    st.sampled_from(
        [np.float64, np.float32, np.float16, np.int64, np.int8, np.uint8, np.bool_, np.complex128]
    ),
    arrays.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=5),
)


@UNHURRIED
@given(anything, anything, st.sets(st.integers(0, 5)))
def test_any_two_arrays_get_at_most_two_short_hints(got: Array, want: Array, sizes: set[int]) -> None:
    if compare(got, want, Rule()) is not None:
        found = hints(got, want, sizes=tuple(sizes))
        assert len(found) <= 2
        assert all(len(hint) <= 200 and hint[-1] in ".?" for hint in found)


@UNHURRIED
@given(st.data(), arrays.array_shapes(max_dims=4, max_side=5))
def test_any_two_arrays_of_one_shape_do_too(data: st.DataObject, shape: tuple[int, ...]) -> None:
    dtypes = st.sampled_from([np.float64, np.float32, np.int64, np.uint8, np.bool_, np.complex128])
    small = arrays.arrays(np.int8, shape, elements=st.sampled_from([0, 1, 2]))
    got: Array = data.draw(small).astype(data.draw(dtypes))
    want: Array = data.draw(small).astype(data.draw(dtypes))
    if compare(got, want, Rule()) is not None:
        assert len(hints(got, want, sizes=shape)) <= 2


def test_more_numbers_than_can_be_looked_into_get_no_hint() -> None:
    want = np.zeros(4_000_001, dtype=np.int8)
    want[:3] = 1, 2, 3
    assert hints(-want, want) == ()


@pytest.mark.parametrize("shape", [(4096,), (64, 64), (3, 40, 40)])
def test_of_many_numbers_one_that_does_not_fit_keeps_a_cause_from_being_named(shape: tuple[int, ...]) -> None:
    want = RNG.normal(size=shape)
    got = want * 2
    assert "2 times" in hints(got, want)[0]
    got.flat[777] += 1
    assert hints(got, want) == ()
