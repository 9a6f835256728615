"""Causes of a wrong shape: arrays that prove each, and near misses that do not."""

import numpy as np
import pytest

from divebell_judge import shape_causes as shape
from divebell_judge.compare import compare
from divebell_judge.diagnose import diagnose
from divebell_judge.nearness import Cause, Near
from divebell_judge.numeric import Rule

RULE = Rule(rtol=1e-9, atol=0.0)
RNG = np.random.default_rng(3)
A = RNG.normal(size=(4, 6))
CUBE = RNG.normal(size=(2, 3, 4))
VECTOR = RNG.normal(size=7) + 3
BIG = RNG.normal(size=(300, 40))
LABELS = np.array([2, 0, 1, 2])
NONE: frozenset[int] = frozenset()

PROVED: list[tuple[Cause, object, object, frozenset[int], str]] = [
    (shape.transposed, A.T, A, NONE, "Is the result transposed? Its transpose has the wanted values."),
    (shape.transposed, BIG.T, BIG, NONE, "Its transpose has the wanted values."),
    (shape.transposed, CUBE.transpose(0, 2, 1), CUBE, NONE, "result.transpose(0, 2, 1) has the wanted value"),
    (shape.transposed, CUBE.transpose(2, 0, 1), CUBE, NONE, "result.transpose(1, 2, 0) has the wanted value"),
    (shape.reshaped, A.reshape(6, 4), A, NONE, "The values are right, in order; is a reshape missing?"),
    (shape.reshaped, A[:, None], A, NONE, "is an axis of length 1 too many"),
    (shape.reshaped, VECTOR, VECTOR[:, None], NONE, "is an axis of length 1 missing"),
    (shape.one_more, A[:-1], A, NONE, "is the last entry missing?"),
    (shape.one_more, A, A[:, 1:], NONE, "is the first entry one too many?"),
    (shape.one_more, [1, 2, 3, 4, 5], [1, 2, 3, 5], NONE, "is the entry at index 3 one too many?"),
    (shape.one_more, A[:, [0, 1, 3, 4, 5]], A, NONE, "is the entry at index 2 missing?"),
    (shape.broadcast, VECTOR - VECTOR[:, None] ** 2, VECTOR - VECTOR**2, NONE, "an array of shape (7,) met"),
    (shape.broadcast, np.tile(VECTOR, (5, 1)), VECTOR, NONE, "Every row of it is what is wanted"),
    (shape.broadcast, np.repeat(VECTOR[:, None], 5, 1), VECTOR[:, None], NONE, "against a shape such as (5,"),
    (shape.padded, np.pad(VECTOR, 2), VECTOR, NONE, "is there padding too much"),
    (shape.padded, A[1:-1, 1:-1], A, NONE, "is padding missing"),
    (shape.labels, np.eye(3)[LABELS], LABELS, NONE, "is np.argmax(..., axis=-1) missing?"),
    (shape.labels, LABELS, np.eye(3)[LABELS], NONE, "whose one-hot vectors, or probabilities, are wanted"),
    (shape.one_of_many, A[-1], A, NONE, "It is the last along axis 0 of what is wanted: are all to be"),
    (shape.one_of_many, A, A[:, 0], NONE, "The first of it along axis 1 is right: is that one alone"),
    (shape.total, A, A.mean(), NONE, "Its mean is right: is a mean missing at the end?"),
    (shape.total, A, A.sum(1), NONE, "Its sum along axis 1 is right: is a sum missing at the end?"),
    (shape.total, A.mean(), A.mean(0), NONE, "It is the mean of what is wanted: is a mean too many, or its"),
    (shape.total, A.max(1), A, NONE, "It is the maximum along axis 1 of what is wanted"),
    (shape.other_axis_reduced, A.mean(0), A.mean(1), frozenset({4, 6}), "is the mean taken along the other"),
    (shape.other_axis_reduced, A.sum(1), A.sum(0), frozenset({4, 6}), "is the sum taken along the other axi"),
    (shape.transposed_shape, A.T + 1, A, NONE, "Is the result transposed?"),
    (shape.reduced, A[:, 0] ** 2, A, NONE, "Is the axis of length 6 summed or averaged away?"),
    (shape.reduced, A[:, :1] ** 2, A[:, 0], NONE, "Is an axis of length 1 too many (keepdims,"),
    (shape.reduced, A[:, 0] ** 2, A[:, :1], NONE, "Is an axis of length 1 missing (keepdims,"),
    (shape.reduced, A, A[0] ** 2, NONE, "Is a sum, mean or choice along the axis of length 4 missing?"),
]  # fmt: skip


def name(value: object) -> str | None:
    return getattr(value, "__name__", None)


@pytest.mark.parametrize(("cause", "got", "want", "sizes", "hint"), PROVED, ids=name)
def test_what_the_arrays_prove_is_named_and_nothing_else(
    cause: Cause, got: object, want: object, sizes: frozenset[int], hint: str
) -> None:
    mismatch = compare(got, want, RULE)
    assert mismatch is not None
    hints = diagnose(mismatch, got, want, RULE, sizes)
    assert len(hints) == 1
    assert hint in hints[0]
    assert hints[0] == cause(np.asarray(got), np.asarray(want), Near(RULE, sizes))


NEAR_MISSES: list[tuple[Cause, object, object]] = [
    (shape.transposed, A.T + np.eye(6, 4), A),
    (shape.reshaped, A.T.reshape(-1), A),
    (shape.one_more, A[:-1] + 1, A),
    (shape.one_more, [[]], [[1.0]]),
    (shape.one_more, A[:-2], A),
    (shape.one_more, [1, 1, 2], [1, 2, 2, 1]),
    (shape.one_more, [1, 2, 3, 4, 5], [1, 2, 9, 5]),
    (shape.broadcast, VECTOR - VECTOR[:, None], VECTOR),
    (shape.broadcast, np.ones((3, 3)), np.ones(3)),
    (shape.broadcast, np.tile(VECTOR, (5, 1)) + np.eye(5, 7), VECTOR),
    (shape.padded, np.pad(VECTOR, 2) + 1, VECTOR),
    (shape.padded, np.zeros(7), np.zeros(5)),
    (shape.padded, np.pad(VECTOR, (1, 0)), VECTOR),
    (shape.labels, np.eye(3)[LABELS], LABELS[::-1]),
    (shape.labels, np.eye(3), [0, 0, 0]),
    (shape.one_of_many, A, A[1]),
    (shape.one_of_many, [[1, 2], [2, 1]], [2, 1]),
    (shape.total, A, 0.123456),
    (shape.total, [1, 2, 3], 2),
    (shape.other_axis_reduced, A.mean(0), A.mean(1) + 0.1),
    (shape.other_axis_reduced, [1, 1, 1, 1], [1, 1, 1, 1, 1, 1]),
    (shape.transposed_shape, A, RNG.normal(size=(6, 5))),
    (shape.transposed_shape, [1.0], [1.0, 2.0]),
    (shape.reduced, A, RNG.normal(size=5)),
]


@pytest.mark.parametrize(("cause", "got", "want"), NEAR_MISSES, ids=name)
def test_a_near_miss_is_not_named(cause: Cause, got: object, want: object) -> None:
    assert cause(np.asarray(got), np.asarray(want), Near(Rule(), frozenset({4, 6}))) is None


def test_every_cause_has_both() -> None:
    assert set(shape.SHAPE_CAUSES) == {row[0] for row in PROVED} == {row[0] for row in NEAR_MISSES}
