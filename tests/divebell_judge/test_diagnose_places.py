"""What is to be seen of the wrong numbers: where they lie, and what they have in common."""

from typing import Any

import numpy as np
import pytest

from divebell_judge import place_causes as place
from divebell_judge.compare import compare
from divebell_judge.diagnose import diagnose
from divebell_judge.numeric import Rule, differing
from divebell_judge.place_causes import Observation
from divebell_judge.values import Array

RULE = Rule()
RNG = np.random.default_rng(5)
A = RNG.normal(size=(5, 6))
SQUARE = RNG.normal(size=(6, 6))
CUBE = RNG.normal(size=(4, 5, 6))
VECTOR = RNG.normal(size=9)
NOISE = RNG.normal(size=(6, 6))
ABOVE = np.triu(NOISE, 1)
POSITIVE = np.where(VECTOR > 0, VECTOR, 0)


def wrong_at(array: Array, places: Any) -> Array:  # Any: whatever indexes an array
    """`array` with other numbers at some places."""
    changed = np.array(array)
    changed[places] = RNG.normal(size=changed[places].shape) + 9
    return changed


BORDER = np.pad(np.zeros((4, 4), dtype=bool), 1, constant_values=True)

SEEN: list[tuple[Observation, object, object, str]] = [
    (place.not_finite, np.where(A > 1, np.nan, A + 1), A, "of its numbers are NaN: overflow in exp"),
    (place.not_finite, np.where(A > 1, np.inf, A * A), A, "infinite: overflow in exp (is the largest"),
    (place.not_finite, np.full(9, np.nan), VECTOR, "All 9 of its numbers are NaN"),
    (place.not_finite, np.where(POSITIVE > 0, POSITIVE, np.nan), POSITIVE, "NaN, all where 0 is wanted: is"),
    (place.not_nan, VECTOR, np.where(VECTOR > 0.5, np.nan, VECTOR), "NaN is wanted, and it has numbers"),
    (place.all_equal, np.zeros((5, 6)), A, "All its numbers are 0: is what is computed ever put into it?"),
    (place.all_equal, np.zeros(9, bool), VECTOR > 0, "All its values are False, where the wanted ones"),
    (place.all_equal, np.full(9, 0.25), VECTOR, "All its values are 0.25, where the wanted ones differ."),
    (place.equal_rows, np.tile(A[0], (5, 1)), A, "All its rows are the same: do they share one list"),
    (place.one_side, SQUARE + ABOVE, SQUARE, "All wrong numbers are above the diagonal."),
    (place.one_side, SQUARE + ABOVE.T, SQUARE, "All wrong numbers are below the diagonal."),
    (place.one_side, SQUARE + np.diag(VECTOR[:6]), SQUARE, "All wrong numbers are on the diagonal."),
    (place.one_side, NOISE, np.tril(NOISE), "above the diagonal, where only 0 or -inf is wanted: is a mask"),
    (place.one_side, NOISE, np.where(np.tri(6), NOISE, -np.inf), "is a mask missing?"),
    (place.one_side, np.triu(NOISE), np.tril(SQUARE), "It is 0 on one side of the diagonal, where the other"),
    (place.one_index, wrong_at(A, (2, slice(1, 4))), A, "All wrong numbers are in row 2."),
    (place.one_index, wrong_at(A, (slice(1, 4), 5)), A, "All wrong numbers are in the last column, column 5"),
    (place.one_index, wrong_at(CUBE, (slice(2), 0, slice(2))), CUBE, "are at the first index of axis 1, ind"),
    (place.one_index, wrong_at(CUBE, (1,)), CUBE, "All wrong numbers are at index 1 of axis 0."),
    (place.one_index, wrong_at(VECTOR, 8), VECTOR, "Only the last number is wrong."),
    (place.one_index, wrong_at(VECTOR, 0), VECTOR, "Only the first number is wrong."),
    (place.border, wrong_at(SQUARE, BORDER), SQUARE, "All wrong numbers are at the border"),
    (place.border, wrong_at(VECTOR, [0, 8]), VECTOR, "Only the first and the last number are wrong."),
    (place.every_other, wrong_at(CUBE, (..., slice(1, None, 2))), CUBE, "in the places of odd index, and in"),
    (place.every_other, wrong_at(A, (slice(None), slice(0, None, 2))), A, "in the columns of even index"),
    (place.one_sort_of_number, wrong_at(VECTOR, VECTOR < 0), VECTOR, "wherever a negative number is wanted"),
    (place.one_sort_of_number, wrong_at(POSITIVE, POSITIVE == 0), POSITIVE, "It is wrong wherever 0 is want"),
    (place.from_then_on, wrong_at(VECTOR, slice(3, None)), VECTOR, "It is right up to index 2, and wrong fr"),
    (place.from_then_on, wrong_at(CUBE.reshape(10, 12), (slice(4, None), 3)), CUBE.reshape(10, 12), ""),
]  # fmt: skip


def name(value: object) -> str | None:
    return getattr(value, "__name__", None)


@pytest.mark.parametrize(("observation", "got", "want", "hint"), SEEN, ids=name)
def test_what_is_to_be_seen_is_said(observation: Observation, got: object, want: object, hint: str) -> None:
    mismatch = compare(got, want, RULE)
    assert mismatch is not None
    left, right = np.asarray(got), np.asarray(want)
    said = observation(left, right, differing(left, right, RULE))
    assert said is not None
    assert hint in said
    hints = diagnose(mismatch, got, want, RULE)
    assert len(hints) <= 2
    if hint:
        assert said in hints


NEAR_MISSES: list[tuple[Observation, object, object]] = [
    (place.not_finite, [np.nan, 1.0], [np.nan, 2.0]),
    (place.not_nan, [np.nan, 1.0], [np.nan, 2.0]),
    (place.all_equal, np.ones(3), np.full(3, 2.0)),
    (place.all_equal, [0.0, 0.0, 0.1], [1.0, 2.0, 3.0]),
    (place.equal_rows, np.tile(A[0], (5, 1)) + np.eye(5, 6) / 9, A),
    (place.equal_rows, np.zeros((3, 2)), np.ones((3, 2))),
    (place.one_side, SQUARE + ABOVE + np.eye(6), SQUARE),
    (place.one_side, SQUARE + np.eye(6)[[0]] * np.eye(6), SQUARE),
    (place.one_side, A + np.triu(np.ones((5, 6)), 1), A),
    (place.one_index, wrong_at(A, (slice(1, 3), slice(1, 3))), A),
    (place.one_index, wrong_at(A, (2, 2)), A),
    (place.one_index, wrong_at(VECTOR, 3), VECTOR),
    (place.one_index, [1.0, 2.0], [1.0, 3.0]),
    (place.border, wrong_at(SQUARE, BORDER | (np.eye(6) > 0)), SQUARE),
    (place.border, [1.0, 2.0, 3.0], [2.0, 2.0, 2.0]),
    (place.every_other, wrong_at(A, (slice(None), [0, 2])), A),
    (place.every_other, wrong_at(A, (slice(None), [0, 2, 3, 4])), A),
    (place.one_sort_of_number, wrong_at(VECTOR, VECTOR < -0.6), VECTOR),
    (place.one_sort_of_number, -np.abs(VECTOR) - 1, -np.abs(VECTOR)),
    (place.from_then_on, wrong_at(VECTOR, [3, 4, 5, 7, 8]), VECTOR),
    (place.from_then_on, wrong_at(VECTOR, slice(0, None)), VECTOR),
    (place.from_then_on, wrong_at(VECTOR, slice(2, None)), VECTOR),
]


@pytest.mark.parametrize(("observation", "got", "want"), NEAR_MISSES, ids=name)
def test_a_near_miss_is_not_said(observation: Observation, got: object, want: object) -> None:
    left, right = np.asarray(got), np.asarray(want)
    assert observation(left, right, differing(left, right, RULE)) is None


def test_every_observation_has_both() -> None:
    assert set(place.OBSERVATIONS) == {row[0] for row in SEEN} == {row[0] for row in NEAR_MISSES}
