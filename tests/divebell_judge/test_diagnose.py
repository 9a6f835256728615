"""Causes that the numbers prove, and numbers that prove nothing."""

import numpy as np
import pytest

from divebell_judge.compare import compare
from divebell_judge.diagnose import diagnose
from divebell_judge.numeric import Rule

RNG = np.random.default_rng(3)
A = RNG.normal(size=(4, 6))
SQUARE = RNG.normal(size=(5, 5))
CUBE = RNG.normal(size=(2, 3, 4))
VECTOR = RNG.normal(size=7) + 3
WEIGHTS = RNG.random(size=(4, 6))
ABOVE = np.triu(np.ones((5, 5)), 1)
INTEGERS = np.array([3, 1, 4, 1, 5])


CAUSES: list[tuple[object, object, frozenset[int], str]] = [
    (A.T, A, frozenset(), "Is the result transposed? Its transpose has the wanted values."),
    (A.T + 1, A, frozenset(), "Is the result transposed?"),
    (SQUARE.T, SQUARE, frozenset(), "Is the result transposed?"),
    (
        CUBE.transpose(0, 2, 1),
        CUBE,
        frozenset(),
        "Are its axes in another order? result.transpose(0, 2, 1) has",
    ),
    (A.reshape(6, 4), A, frozenset(), "The values are right, in order; is a reshape missing?"),
    (A[:, None], A, frozenset(), "is an axis of length 1 too many"),
    (VECTOR, VECTOR[:, None], frozenset(), "is an axis of length 1 missing"),
    (A[:-1], A, frozenset(), "is the last entry missing?"),
    (A, A[:, 1:], frozenset(), "is the first entry one too many?"),
    (A.sum(1), A, frozenset(), "Is the axis of length 6 summed or averaged away?"),
    (A, A.mean(0), frozenset(), "Is a sum, mean or choice along the axis of length 4 missing?"),
    (np.where(A > 1, np.nan, A), A, frozenset(), "NaN: overflow in exp, log of 0, or division by 0?"),
    (np.where(A > 1, np.inf, A), A, frozenset(), "infinite: overflow in exp"),
    (-A, A, frozenset(), "The sign is flipped"),
    (-2.0, 2.0, frozenset(), "The sign is flipped"),
    (np.abs(A), A, frozenset(), "are some signs flipped?"),
    (A < 0, A >= 0, frozenset(), "True and False are swapped."),
    (A[::-1], A, frozenset(), "The rows are right, in reverse order."),
    (A[:, ::-1], A, frozenset(), "The columns are right, in reverse order."),
    (VECTOR[[2, 0, 1, 3, 6, 5, 4]], VECTOR, frozenset(), "The values are right, in another order."),
    (np.roll(VECTOR, 1), VECTOR, frozenset(), "shifted by one place"),
    (A[[2, 0, 1, 3]], A, frozenset(), "The rows are right, in another order."),
    (
        WEIGHTS / WEIGHTS.sum(0),
        WEIGHTS / WEIGHTS.sum(1)[:, None],
        frozenset(),
        "is softmax over the other axis?",
    ),
    (VECTOR.var(), VECTOR.var(ddof=1), frozenset({7}), "n - 1 is wanted (ddof=1)? The factor fits n = 7"),
    (A.std(0, ddof=1), A.std(0), frozenset({4, 6}), "n is wanted (ddof=0)? The factor fits n = 4"),
    (VECTOR.sum(), VECTOR.mean(), frozenset({7}), "a sum where a mean is wanted?"),
    (A.mean(0), A.sum(0), frozenset({4, 6}), "a mean where a sum is wanted?"),
    (VECTOR.var(), VECTOR.std(), frozenset({7}), "is a square root missing?"),
    (np.sqrt(VECTOR), VECTOR, frozenset(), "the square root of what is wanted"),
    (
        np.log2(VECTOR),
        np.log(VECTOR),
        frozenset(),
        "Is the logarithm to base 2, where the natural one is wanted?",
    ),
    (np.log(VECTOR), np.log10(VECTOR), frozenset(), "Is the logarithm natural, where base 10 is wanted?"),
    (A * 0.25, A, frozenset(), "Is every number 1/4 of the wanted one? Then a factor"),
    (A * 0.3, A, frozenset(), "Is every number 0.3 times the wanted one? Then a factor"),
    ([3.3, 6.9], [2.2, 4.6], frozenset(), "Is every number 3/2 times the wanted one?"),
    ([3.4, 5.6, 0.0], [1.7, 2.8, 0.0], frozenset(), "Is every number 2 times the wanted one?"),
    ([1.5, 2.2], [2.5, 3.2], frozenset(), "Is every number off by -1.0?"),
    (A + 0.5, A, frozenset(), "Is every number off by 0.5? Then a term"),
    (INTEGERS - 1, INTEGERS, frozenset(), "Is every number off by -1?"),
    (np.floor(VECTOR), VECTOR, frozenset(), "Are they rounded by //, int() or an integer dtype?"),
    (VECTOR.astype(int), VECTOR, frozenset(), "Are they rounded"),
    (A.astype(np.float32), A, frozenset(), "is something computed in float32?"),
    (A.astype(np.float16).astype(float), A, frozenset(), "is something computed in float16?"),
    (A.astype(np.float16), A, frozenset(), "is something computed in float16?"),
    (float(np.float32(2 / 3) / np.float32(7)), 2 / 21, frozenset(), "is something computed in float32?"),
    (SQUARE + ABOVE, SQUARE, frozenset(), "All wrong numbers are above the diagonal."),
    (SQUARE + ABOVE.T, SQUARE, frozenset(), "All wrong numbers are below the diagonal."),
    (SQUARE + np.diag(VECTOR[:5]), SQUARE, frozenset(), "All wrong numbers are on the diagonal."),
    (SQUARE + np.eye(5)[:, [2]] * VECTOR[:5], SQUARE, frozenset(), "All wrong numbers are in row 2."),
    (SQUARE + np.eye(5)[1] * VECTOR[:5, None], SQUARE, frozenset(), "All wrong numbers are in column 1."),
    (
        {"a": (1, 2), "b": (3, 5)},
        {"a": (2, 1), "b": (5, 3)},
        frozenset(),
        "The columns are right, in reverse",
    ),
    ({"a": (-1.5, -2), "b": (3, 5)}, {"a": (1.5, 2), "b": (3, 5)}, frozenset(), "The sign is flipped"),
    ((VECTOR, A), (A, VECTOR), frozenset(), "Are they swapped in the `return`?"),
    (("a", 1, None), (1, None, "a"), frozenset(), "Are they swapped in the `return`?"),
    (iter([1]), [1], frozenset(), "Is a list(...) around it missing?"),
    (np.sum, 1, frozenset(), "Are the parentheses of a call missing?"),
]


@pytest.mark.parametrize(("got", "want", "sizes", "hint"), CAUSES)
def test_causes(got: object, want: object, sizes: frozenset[int], hint: str) -> None:
    mismatch = compare(got, want, Rule(rtol=1e-9, atol=0.0))
    assert mismatch is not None
    hints = diagnose(mismatch, got, want, Rule(rtol=1e-9, atol=0.0), sizes)
    assert len(hints) == 1
    assert hint in hints[0]


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
        (RNG.normal(size=(4, 6)), A),
        (np.zeros((4, 6)), A),
        (A, np.zeros((4, 6))),
        (np.ones(3), np.full(3, 2.0)),
        (RNG.normal(size=(3, 9)), A),
        (np.zeros((0, 3)), A),
        (np.full((2, 2), np.nan), np.full((2, 2), np.inf)),
        ("a", "b"),
        ({"a": 1}, {"b": 1}),
        ([1, 2], ["a", 2]),
        (True, False),
        (np.timedelta64(1, "D"), np.timedelta64(2, "D")),
    ],
)
def test_numbers_that_prove_nothing_get_no_hint(got: object, want: object) -> None:
    mismatch = compare(got, want, Rule())
    assert mismatch is not None
    expected = () if not isinstance(want, bool) else ("True and False are swapped.",)
    assert diagnose(mismatch, got, want, Rule(), frozenset({3, 11})) == expected


def test_what_is_seen_of_some_numbers_is_all_told() -> None:
    got = SQUARE + np.where(np.eye(5)[:, [2]], np.nan, 0)
    mismatch = compare(got, SQUARE, Rule())
    assert mismatch is not None
    assert diagnose(mismatch, got, SQUARE, Rule()) == (
        "5 of its numbers are NaN: overflow in exp, log of 0, or division by 0?",
        "All wrong numbers are in row 2.",
    )
