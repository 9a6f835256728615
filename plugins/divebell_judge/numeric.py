"""Comparing arrays of numbers: which elements differ, and equality up to order or sign."""

from typing import Final, NamedTuple

import numpy as np

from divebell_judge.values import TIMES, Array

INTEGERS: Final = "biu"
FLOATS: Final = "fc"
_MEASURED: Final = "iufc"


class Rule(NamedTuple):
    """How near, and in what respects, a result must agree with the expected one."""

    rtol: float = 1e-6
    """Relative tolerance, against the expected value."""
    atol: float = 1e-9
    """Absolute tolerance."""
    any_order: bool = False
    """The items of the outermost axis may come in any order."""
    any_sign: bool = False
    """A vector may be the expected one times -1; of a matrix each column may, or each row."""
    exact_type: bool = False
    """Types and dtypes must agree too."""


def comparable(got: Array, want: Array) -> bool:
    """Whether both hold numbers, or both times of the same kind."""
    kinds = {got.dtype.kind, want.dtype.kind}
    return len(kinds) == 1 or not kinds & set(TIMES)


def differing(got: Array, want: Array, rule: Rule) -> Array:
    """Where `got` is not `want`: a bool array, for two arrays of one shape.

    `|got - want| <= atol + rtol * |want|` is equal, NaN is equal to NaN, infinities are equal by sign. Whole
    numbers are not rounded by arithmetic, so for a pair of them `rtol` does not count.
    """
    if want.dtype.kind in TIMES:
        return np.asarray((got != want) & ~(np.isnat(got) & np.isnat(want)))
    with np.errstate(all="ignore"):
        if got.dtype.kind in INTEGERS and want.dtype.kind in INTEGERS:
            unequal = np.asarray(got != want)
            return unequal if rule.atol < 1 else unequal & (np.abs(wide(got) - wide(want)) > rule.atol)
        left, right = wide(got), wide(want)
        far = ~(np.abs(left - right) <= rule.atol + rule.rtol * np.abs(right))
        finite = np.isfinite(left) & np.isfinite(right)
        unequal = ~((left == right) | (np.isnan(left) & np.isnan(right)))
        return np.asarray(np.where(finite, far, unequal))


def errors(got: Array, want: Array) -> tuple[float | None, float | None]:
    """The largest absolute and relative error among finite elements; None where there is none.

    Times and truth values have no errors.
    """
    if not {got.dtype.kind, want.dtype.kind} <= set(_MEASURED):
        return None, None
    left, right = wide(got), wide(want)
    with np.errstate(all="ignore"):
        finite = np.isfinite(left) & np.isfinite(right)
        absolute = np.abs(left - right)[finite]
        size = np.abs(right)[finite]
        relative = absolute[size > 0] / size[size > 0]
    return (
        float(absolute.max()) if absolute.size else None,
        float(relative.max()) if relative.size else None,
    )


def with_signs_of(got: Array, want: Array, rule: Rule) -> Array:
    """`got` with its vectors turned to point the way those of `want` do.

    A 1-D array is one vector. The vectors of a matrix are its columns (as `np.linalg.eigh` returns them) or
    its rows, whichever then agree. A complex vector is free up to a factor of absolute value 1.
    """
    if got.ndim == 0 or got.dtype.kind in TIMES + "b" or not differing(got, want, rule).any():
        return got
    if got.ndim == 1:
        return _turned(got, want, 0)
    columns = _turned(got, want, -2)
    if not differing(columns, want, rule).any():
        return columns
    rows = _turned(got, want, -1)
    return rows if not differing(rows, want, rule).any() else columns


def _turned(got: Array, want: Array, axis: int) -> Array:
    left, right = wide(got), wide(want)
    with np.errstate(all="ignore"):
        product = (left.conj() * right).sum(axis=axis, keepdims=True)
        phase = product / np.abs(product)
        return np.asarray(left * np.where(np.isfinite(phase), phase, 1))


def in_order_of(got: Array, want: Array, rule: Rule) -> tuple[list[int], list[int]]:
    """Rows of `got` without an equal row in `want`, and rows of `want` without one in `got`.

    Each row is matched at most once, the first fit first.
    """
    left_over = np.arange(len(got))
    missing: list[int] = []
    for place, row in enumerate(want):
        candidates = got[left_over]
        rows = np.broadcast_to(row, candidates.shape)
        fits = ~differing(candidates, rows, rule).reshape(len(left_over), -1).any(axis=1)
        if fits.any():
            left_over = np.delete(left_over, int(fits.argmax()))
        else:
            missing.append(place)
    return [int(place) for place in left_over], missing


def wide(array: Array) -> Array:
    """`array` in a floating dtype wide enough for differences."""
    if array.dtype.char in "gG":
        return array
    return array.astype(np.complex128 if array.dtype.kind == "c" else np.float64)
