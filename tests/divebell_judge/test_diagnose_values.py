"""Causes of wrong numbers in the right shape: numbers that prove each, and near misses that do not."""

import numpy as np
import pytest

from divebell_judge import function_causes as function
from divebell_judge import line_causes as line
from divebell_judge import order_causes as order
from divebell_judge import rounding_causes as rounding
from divebell_judge import scale_causes as scale
from divebell_judge.compare import compare
from divebell_judge.diagnose import diagnose
from divebell_judge.nearness import Cause, Near
from divebell_judge.numeric import Rule
from divebell_judge.shape_causes import transposed
from divebell_judge.values import Array

RULE = Rule(rtol=1e-9, atol=0.0)
RNG = np.random.default_rng(3)
A = RNG.normal(size=(4, 6))
SQUARE = RNG.normal(size=(5, 5))
CUBE = RNG.normal(size=(2, 3, 4))
VECTOR = RNG.normal(size=7) + 3
SHARES = np.array([0.62, 0.31, 0.07, 0.413])
WEIGHTS = RNG.random(size=(4, 6))
COUNTS = np.array([3, 1, 4, 1, 5])
BIG = RNG.normal(size=(300, 40))
COMPLEX = A[0] + 1j * A[1]
RANKS = np.array([2, 0, 3, 1, 4])


def softmax(array: Array, axis: int) -> Array:
    powers = np.exp(array)
    return np.asarray(powers / powers.sum(axis, keepdims=True))


type Row = tuple[Cause, object, object, frozenset[int], str]
NONE: frozenset[int] = frozenset()

PROVED: list[Row] = [
    (transposed, SQUARE.T, SQUARE, NONE, "Is the result transposed?"),
    (transposed, BIG[:40].T, BIG[:40], NONE, "Is the result transposed?"),
    (function.truth_swapped, A < 0, A >= 0, NONE, "True and False are swapped: is a condition"),
    (function.sign_flipped, -A, A, NONE, "The sign is flipped"),
    (function.sign_flipped, -2.0, 2.0, NONE, "The sign is flipped"),
    (function.sign_flipped, -BIG, BIG, NONE, "The sign is flipped"),
    (function.conjugate, COMPLEX.conj(), COMPLEX, NONE, "complex conjugate"),
    (function.imaginary_lost, COMPLEX.real, COMPLEX, NONE, "real part of what is wanted"),
    (function.absolute_values, np.abs(A), A, NONE, "It is the absolute value of what is wanted"),
    (function.absolute_values, A, np.abs(A), NONE, "is an abs(...) missing?"),
    (function.absolute_values, A * [-1, 1, 1, 1, -1, 1], A, NONE, "are some signs flipped?"),
    (order.reversed_order, VECTOR[::-1], VECTOR, NONE, "The values are right, in reverse order."),
    (order.reversed_order, A[::-1], A, NONE, "The rows are right, in reverse order."),
    (order.reversed_order, A[:, ::-1], A, NONE, "The columns are right, in reverse order."),
    (order.reversed_order, CUBE[:, :, ::-1], CUBE, NONE, "The entries along axis 2 are right, in reverse"),
    (order.shifted, np.roll(VECTOR, 1), VECTOR, NONE, "shifted by one place around the end, as np.roll"),
    (order.shifted, np.roll(A, -1, 0), A, NONE, "The rows are right, shifted by one place around"),
    (order.shifted, [0.0, *VECTOR[:-1]], VECTOR, NONE, "shifted on (one too late) by one place: is an index"),
    (order.shifted, [*VECTOR[1:], 9.0], VECTOR, NONE, "shifted back (one too early) by one place"),
    (order.shifted, np.c_[A[:, 1:], A[:, :1] * 2], A, NONE, "The columns are right, shifted back"),
    (order.inverse_permutation, np.argsort(RANKS), RANKS, NONE, "inverse of the wanted order"),
    (order.permuted, VECTOR[[2, 0, 1, 3, 6, 5, 4]], VECTOR, NONE, "The values are right, in another order."),
    (order.permuted, A[[2, 0, 1, 3]], A, NONE, "The rows are right, in another order."),
    (order.permuted, A[:, [2, 0, 1, 3, 5, 4]], A, NONE, "The columns are right, in another order."),
    (order.permuted, np.eye(5)[[1, 0, 3, 2, 4]], np.eye(5), NONE, "The rows are right, in another order."),
    (order.permuted, BIG[np.r_[50:300, :50]], BIG, NONE, "The rows are right, in another order."),
    (line.other_axis, softmax(A, 0), softmax(A, 1), NONE, "is softmax over the other axis?"),
    (scale.degrees_of_freedom, VECTOR.var(), VECTOR.var(ddof=1), frozenset({7}), "(ddof=1)? The factor fits"),
    (scale.degrees_of_freedom, A.std(0, ddof=1), A.std(0), frozenset({4, 6}), "(ddof=0)? The factor fits n"),
    (scale.degrees_of_freedom, np.cov(A, ddof=0), np.cov(A), frozenset({4, 6}), "(ddof=1)? The factor fits"),
    (function.squared, VECTOR.var(), VECTOR.std(), NONE, "is a square root missing?"),
    (function.squared, BIG**2, np.abs(BIG), NONE, "is a square root missing?"),
    (function.rooted, np.sqrt(VECTOR), VECTOR, NONE, "It is the square root of what is wanted"),
    (function.reciprocal, 1 / A, A, NONE, "It is 1 divided by what is wanted"),
    (function.complement, 1 - SHARES, SHARES, NONE, "It is 1 minus what is wanted"),
    (function.logarithm, np.log(SHARES), SHARES, NONE, "It is the logarithm of what is wanted"),
    (function.exponential, SHARES, np.log(SHARES), NONE, "Its logarithm is what is wanted"),
    (function.sigmoid_missing, A, 1 / (1 + np.exp(-A)), NONE, "Its sigmoid is right: are these logits"),
    (function.sigmoid_added, 1 / (1 + np.exp(-A)), A, NONE, "It is the sigmoid of what is wanted"),
    (function.tanh_missing, A, np.tanh(A), NONE, "is np.tanh missing?"),
    (scale.log_base, np.log2(VECTOR), np.log(VECTOR), NONE, "Is the logarithm to base 2, where the natural"),
    (scale.log_base, np.log(VECTOR), np.log10(VECTOR), NONE, "Is the logarithm natural, where base 10 is wa"),
    (scale.degrees, np.degrees(A), A, NONE, "Is it in degrees, where radians are wanted"),
    (scale.degrees, np.radians(30.5), 30.5, NONE, "Is it in radians, where degrees are wanted"),
    (scale.sum_or_mean, VECTOR.sum(), VECTOR.mean(), frozenset({7}), "a sum where a mean is wanted?"),
    (scale.sum_or_mean, A.mean(0), A.sum(0), frozenset({4, 6}), "a mean where a sum is wanted?"),
    (scale.root_of_length, A * np.sqrt(6), A, frozenset({4, 6}), "It is √6 times too large, and 6 is a leng"),
    (scale.root_of_length, A / np.sqrt(6), A, frozenset({4, 6}), "It is √6 times too small"),
    (scale.percent, 100 * SHARES, SHARES, NONE, "Is it in percent, where a fraction of 1 is wanted?"),
    (scale.percent, SHARES, 100 * SHARES, NONE, "Is it a fraction of 1, where percent are wanted?"),
    (scale.counted_from, COUNTS - 1, COUNTS, NONE, "too small by 1: is it counted from 0, where counting st"),
    (scale.counted_from, COUNTS + 1, COUNTS, NONE, "too large by 1: is it counted from 1, where counting st"),
    (line.softmax_missing, A, softmax(A, 1), NONE, "The softmax of each row is right"),
    (line.softmax_missing, A, softmax(A, 0), NONE, "The softmax of each column is right"),
    (line.softmax_missing, VECTOR, softmax(VECTOR, 0), NONE, "The softmax of it is right: are these logits"),
    (line.softmax_missing, BIG, softmax(BIG, 1), NONE, "The softmax of each row is right"),
    (line.log_softmax_missing, A, np.log(softmax(A, 1)), NONE, "The log-softmax of each row is right"),
    (line.sum_not_divided, WEIGHTS, WEIGHTS / WEIGHTS.sum(1)[:, None], NONE, "Divided by its sum, each row"),
    (line.norm_not_divided, A, A / np.linalg.norm(A, axis=0), NONE, "Divided by its length (the root of the"),
    (line.mean_not_subtracted, A, A - A.mean(0), NONE, "Minus its mean, each column is right"),
    (line.mean_not_subtracted, CUBE, CUBE - CUBE.mean(2)[..., None], NONE, "Minus its mean, each line along"),
    (line.not_standardised, A, (A - A.mean(0)) / A.std(0), NONE, "divided by its standard deviation, each c"),
    (line.not_sorted, VECTOR, np.sort(VECTOR), NONE, "Sorted, it is right: is a sort missing?"),
    (line.not_sorted_down, VECTOR, -np.sort(-VECTOR), NONE, "Sorted from large to small, it is right"),
    (line.sum_not_running, VECTOR, VECTOR.cumsum(), NONE, "The running sum of it is right: is np.cumsum mis"),
    (line.sum_not_running, A, A.cumsum(0), NONE, "The running sum of each column is right"),
    (line.product_not_running, VECTOR, VECTOR.cumprod(), NONE, "The running product of it is right"),
    (line.sum_running, A.cumsum(1), A, NONE, "It is the running sum of what is wanted: does it add up along"),
    (scale.constant_factor, A * 0.25, A, NONE, "Is every number 1/4 of the wanted one? Then a factor"),
    (scale.constant_factor, A * 0.3, A, NONE, "Is every number 0.3 times the wanted one? Then a factor is w"),
    (scale.constant_factor, [3.3, 6.9], [2.2, 4.6], NONE, "Is every number 3/2 times the wanted one?"),
    (scale.constant_factor, [3.4, 5.6, 0.0], [1.7, 2.8, 0.0], NONE, "Is every number 2 times the wanted one"),
    (scale.constant_factor, A * 1.0001, A, NONE, "a small term such as an epsilon is in another place"),
    (scale.constant_factor, BIG * 0.3, BIG, NONE, "Is every number 0.3 times the wanted one?"),
    (scale.constant_offset, A + 0.5, A, NONE, "Is every number off by 0.5? Then a term"),
    (scale.constant_offset, [1.5, 2.2], [2.5, 3.2], NONE, "Is every number off by -1.0?"),
    (scale.constant_offset, COUNTS - 2, COUNTS, NONE, "Is every number off by -2?"),
    (rounding.truncated, np.floor(VECTOR), VECTOR, NONE, "Are they rounded by //, int() or an integer dtype"),
    (rounding.truncated, VECTOR.astype(int), VECTOR, NONE, "Are they rounded"),
    (rounding.rounded, np.round(A, 3), A, NONE, "It has no more than 3 decimals: is a round(...)"),
    (rounding.rounded, 3.142, np.pi, NONE, "It has no more than 3 decimals"),
    (rounding.rounded, np.round(VECTOR, 1), VECTOR, NONE, "It has no more than 1 decimal:"),
    (rounding.overflowed, np.array([44, 7, 1], np.uint8), [300, 7, 257], NONE, "multiples of 256: do intege"),
    (rounding.overflowed, np.array([-(2**31), 5], np.int32), [2.0**31, 5.0], NONE, "of dtype int32 overflow"),
    (rounding.low_precision, A.astype(np.float32), A, NONE, "is something computed in float32?"),
    (rounding.low_precision, A.astype(np.float16).astype(float), A, NONE, "is something computed in float16"),
    (rounding.low_precision, A.astype(np.float16), A, NONE, "is something computed in float16?"),
    (rounding.low_precision, float(np.float32(2 / 3) / np.float32(7)), 2 / 21, NONE, "computed in float32?"),
    (function.angle_wrapped, VECTOR + 2 * np.pi * np.arange(7), VECTOR, NONE, "off by whole turns of 2π"),
    (function.unclipped, A, np.clip(A, -0.5, 0.5), NONE, "The wanted numbers are all between -0.5 and 0.5,"),
    (function.unclipped, A, np.maximum(A, 0), NONE, "The wanted numbers are all at least 0"),
    (function.unclipped, A, np.minimum(A, 0.2), NONE, "The wanted numbers are all at most 0.2"),
    (scale.affine, A * 2 + 1, A, NONE, "Is every number 2.0 times the wanted one, plus 1.0?"),
    (line.factor_per_line, A * np.c_[1:5], A, NONE, "Is each row right but for a factor of its ow"),
    (line.factor_per_line, A * [1, 2, 3, 4, 5, 6], A, NONE, "Is each column right but for a factor of its o"),
    (line.offset_per_line, A + np.c_[1:5], A, NONE, "Is each row right but for a term of its own?"),
    (line.offset_per_line, BIG + np.arange(40.0), BIG, NONE, "Is each column right but for a term of its ow"),
]  # fmt: skip


def rule_name(value: object) -> str | None:
    """The name of a cause, for the name of its test."""
    names = [name for module in (function, line, order, rounding, scale) for name in vars(module)
             if vars(module)[name] is value]  # fmt: skip
    return names[0] if names else "" if callable(value) else None


@pytest.mark.parametrize(("cause", "got", "want", "sizes", "hint"), PROVED, ids=rule_name)
def test_what_the_numbers_prove_is_named_and_nothing_else(
    cause: Cause, got: object, want: object, sizes: frozenset[int], hint: str
) -> None:
    mismatch = compare(got, want, RULE)
    assert mismatch is not None
    hints = diagnose(mismatch, got, want, RULE, sizes)
    assert len(hints) == 1
    assert hint in hints[0]
    assert hints[0] == cause(np.asarray(got), np.asarray(want), Near(RULE, sizes))


def off(array: Array, place: int | tuple[int, ...]) -> Array:
    """`array` with one number that fits nothing."""
    changed = np.array(array)
    changed[place] += changed[place] / 7 + 0.123456
    return changed


NEAR_MISSES: list[tuple[Cause, object, object]] = [
    (transposed, off(SQUARE.T, (0, 1)), SQUARE),
    (function.truth_swapped, [True, True], [False, False]),
    (function.truth_swapped, [True, False, True], [False, True, True]),
    (function.sign_flipped, off(-A, (0, 0)), A),
    (function.sign_flipped, [0.0, 0.0], [0.0, 0.0]),
    (function.conjugate, off(COMPLEX.conj(), 2), COMPLEX),
    (function.imaginary_lost, off(COMPLEX.real, 2), COMPLEX),
    (function.absolute_values, off(np.abs(A), (1, 1)), A),
    (function.absolute_values, [1.0, 2.0], [-1.0, 2.0]),
    (order.reversed_order, off(A[::-1], (0, 0)), A),
    (order.reversed_order, [True, False], [False, True]),
    (order.shifted, [True, False, False, True], [False, False, True, True]),
    (order.permuted, [True, False, True], [False, True, True]),
    (order.shifted, off(np.roll(VECTOR, 1), 3), VECTOR),
    (order.shifted, [0, 0, 0, 0], [0, 0, 0, 5]),
    (order.shifted, [9, 1, 2], [1, 2, 3]),
    (order.inverse_permutation, [1, 0, 3, 2], [2, 3, 0, 1]),
    (order.permuted, off(A[[2, 0, 1, 3]], (0, 0)), A),
    (order.permuted, [1, 1, 2], [1, 2, 2]),
    (line.other_axis, softmax(A, 0), A),
    (scale.degrees_of_freedom, VECTOR.var() * 9 / 8, VECTOR.var()),
    (scale.degrees_of_freedom, 6, 7),
    (function.squared, off(VECTOR**2, 0), VECTOR),
    (function.squared, [1, 4], [1, 2]),
    (function.squared, 1e-12, 1e-6),
    (function.rooted, -np.sqrt(VECTOR), VECTOR),
    (function.rooted, 2, 4),
    (function.reciprocal, [2.0, 1.0], [0.5, 1.0]),
    (function.complement, [0.0, 1.0], [1.0, 0.0]),
    (function.complement, 0.25, 0.75),
    (function.logarithm, [np.nan, 0.0], [-1.0, 1.0]),
    (function.logarithm, off(np.log(SHARES), 1), SHARES),
    (function.exponential, off(SHARES, 1), np.log(SHARES)),
    (function.sigmoid_missing, [50.0, 60.0, 70.0], [1.0, 1.0, 1.0]),
    (function.sigmoid_added, [0.5, 0.5], [0.0, 0.0]),
    (function.tanh_missing, [40.0, 50.0, 0.0], [1.0, 1.0, 0.0]),
    (scale.log_base, A * 0.7, A),
    (scale.degrees, A * 57.3, A),
    (scale.sum_or_mean, A * 5, A),
    (scale.sum_or_mean, 14, 2),
    (scale.root_of_length, A * 2, A),
    (scale.percent, 100, 1),
    (scale.percent, [100, 200], [1, 2]),
    (scale.percent, A * 99, A),
    (scale.counted_from, 2, 1),
    (scale.counted_from, [0, 1], [1, 2]),
    (scale.counted_from, A + 1, A),
    (line.softmax_missing, off(A, (1, 1)), softmax(A, 1)),
    (line.log_softmax_missing, off(A, (1, 1)), np.log(softmax(A, 1))),
    (line.sum_not_divided, np.ones((3, 4)), np.full((3, 4), 0.25)),
    (line.norm_not_divided, off(A, (1, 1)), A / np.linalg.norm(A, axis=0)),
    (line.mean_not_subtracted, np.full((3, 4), 2.0), np.zeros((3, 4))),
    (line.not_standardised, off(A, (1, 1)), (A - A.mean(0)) / A.std(0)),
    (line.not_sorted, off(VECTOR, 2), np.sort(VECTOR)),
    (line.not_sorted_down, off(VECTOR, 2), -np.sort(-VECTOR)),
    (line.sum_not_running, [1, 0, 0], [1, 1, 1]),
    (line.product_not_running, [2, 1, 1], [2, 2, 2]),
    (line.sum_running, off(A.cumsum(1), (0, 0)), A),
    (scale.constant_factor, [0.3 * 1.1, 0.3 * 2.3], [1.1, 2.3]),
    (scale.constant_factor, [2, 4], [4, 8]),
    (scale.constant_factor, off(A * 2, (0, 0)), A),
    (scale.constant_offset, [1.1 + 0.3, 2.3 + 0.3], [1.1, 2.3]),
    (scale.constant_offset, [0, 1], [1, 2]),
    (scale.constant_offset, off(A + 2, (0, 0)), A),
    (rounding.truncated, [1.0, 3.0], [1.4, 2.2]),
    (rounding.truncated, [1.0, 2.0], [2.0, 4.0]),
    (rounding.rounded, [0.5, 0.25], [0.5001, 0.25]),
    (rounding.rounded, 0.3, 1 / 3),
    (rounding.rounded, off(np.round(A, 3), (0, 0)), A),
    (rounding.overflowed, np.array([44], np.uint8), [300]),
    (rounding.overflowed, np.array([44, 8], np.uint8), [300, 7]),
    (rounding.low_precision, A * (1 + 1e-7), A),
    (rounding.low_precision, 128.0, 130.5),
    (rounding.low_precision, np.float16(128), 130.5),
    (rounding.low_precision, [0.99999, 1000.0], [0.333333, 1000.0]),
    (function.angle_wrapped, VECTOR + 6.28 * np.arange(7), VECTOR),
    (function.angle_wrapped, 2 * np.pi, 0.0),
    (function.unclipped, off(A, (0, 0)), np.clip(off(A, (0, 0)), -0.5, 0.5) + np.eye(4, 6)),
    (function.unclipped, [9.0, 8.0, 7.0, 6.0], [5.0, 5.0, 5.0, 5.0]),
    (function.unclipped, [1.0, 2.0, 3.0, 50.0], [1.0, 2.0, 3.0, 4.0]),
    (scale.affine, [1.0, 2.0, 4.0], [0.0, 1.0, 3.0]),
    (scale.affine, off(A * 2 + 1, (0, 0)), A),
    (scale.affine, [1.0, 1.0, 1.0, 1.0], [1.0, 2.0, 3.0, 4.0]),
    (line.factor_per_line, np.eye(4) * [2, 3, 4, 5], np.eye(4)),
    (line.factor_per_line, off(A * np.c_[1:5], (1, 1)), A),
    (line.factor_per_line, A * [[1], [2], [1], [1]], A),
    (line.offset_per_line, np.repeat([[1.0], [2.0]], 4, 1), np.repeat([[3.0], [5.0]], 4, 1)),
    (line.offset_per_line, off(A + np.c_[1:5], (1, 1)), A),
]  # fmt: skip


@pytest.mark.parametrize(("cause", "got", "want"), NEAR_MISSES, ids=rule_name)
def test_a_near_miss_is_not_named(cause: Cause, got: object, want: object) -> None:
    with np.errstate(all="ignore"):
        assert cause(np.asarray(got), np.asarray(want), Near(Rule(), frozenset({6, 7}))) is None


def test_every_cause_has_both() -> None:
    from divebell_judge.value_causes import EXPLANATIONS

    assert set(EXPLANATIONS) == {row[0] for row in PROVED} == {row[0] for row in NEAR_MISSES}
