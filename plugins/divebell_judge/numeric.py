"""Comparing arrays of numbers: which elements differ, and equality up to sign."""

from typing import Any, Final, NamedTuple

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
    """A vector may be the expected one times -1; of a matrix each column may, as of eigenvectors."""
    exact_type: bool = False
    """Types and dtypes must agree too."""
    rows: bool = False
    """With `any_sign`, the vectors of a matrix are its rows."""


def comparable(got: Array, want: Array) -> bool:
    """Whether both hold numbers, or both times of the same kind."""
    kinds = {got.dtype.kind, want.dtype.kind}
    return len(kinds) == 1 or not kinds & set(TIMES)


def differing(got: Array, want: Array, rule: Rule) -> Array:
    """Where `got` is not `want`: a bool array, for two arrays of one shape.

    `|got - want| <= atol + rtol * |want|` is equal, NaN is equal to NaN, infinities are equal by sign. Whole
    numbers are not rounded by arithmetic, so for a pair of them `rtol` does not count; and where a whole
    number is wanted, `rtol` does not reach to the next one. A wanted float16 is known to two of its units in
    the last place.
    """
    with np.errstate(all="ignore"):
        unequal = np.asarray(got != want)
        if not unequal.any():
            return unequal
        if want.dtype.kind in TIMES:
            return np.asarray(unequal & ~(np.isnat(got) & np.isnat(want)))
        if got.dtype.kind in INTEGERS and want.dtype.kind in INTEGERS:
            return unequal if rule.atol < 1 else unequal & (np.abs(wide(got) - wide(want)) > rule.atol)
        left, right = wide(got), wide(want)
        distance = np.abs(left - right)
        near = (distance <= rule.atol + _reach(right, want.dtype, rule)) & np.isfinite(distance)
        return np.asarray(unequal & ~(near | (np.isnan(left) & np.isnan(right))))


def _reach(want: Array, dtype: np.dtype[Any], rule: Rule) -> Array:
    """How far `rtol` lets a number be from the wanted one."""
    size = np.abs(want)
    if dtype.kind == "c":
        size = np.minimum(size, np.finfo(size.dtype).max)  # or infinity would be near
    if dtype.char == "e" and rule.rtol:
        return np.asarray(max(rule.rtol, 2 * float(np.finfo(dtype).eps)) * size)
    reach = np.asarray(rule.rtol * size)
    if dtype.kind in INTEGERS:
        # As near as floats can say a large number.
        return np.asarray(np.minimum(reach, np.maximum(_NOT_THE_NEXT, 4 * _FLOAT_EPS * size)))
    return reach


_NOT_THE_NEXT: Final = 0.49
_FLOAT_EPS: Final = float(np.finfo(np.float64).eps)


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

    A 1-D array is one vector, and so is a matrix of one row or one column. The vectors of any other matrix
    are its columns, as `np.linalg.eigh` returns them, or with `rule.rows` its rows; of a stack of matrices
    likewise. A complex vector is free up to a factor of absolute value 1.
    """
    if got.ndim == 0 or got.dtype.kind in TIMES + "b" or not differing(got, want, rule).any():
        return got
    if got.ndim == 1:
        return turned(got, want, 0)
    if got.ndim == 2 and 1 in got.shape:
        return turned(got, want, int(got.shape[0] == 1))
    return turned(got, want, -1 if rule.rows else -2)


def turned(got: Array, want: Array, axis: int) -> Array:
    """`got` with its vectors along `axis` turned to point the way those of `want` do."""
    left, right = wide(got), wide(want)
    with np.errstate(all="ignore"):
        product = left.conj() * right
        total = np.where(np.isfinite(product), product, 0).sum(axis=axis, keepdims=True)
        phase = total / np.abs(total)
        return np.asarray(left * np.where(np.isfinite(phase), phase, 1))


def wide(array: Array) -> Array:
    """`array` in a floating dtype wide enough for differences."""
    if array.dtype.char in "gG":
        return array
    return array.astype(np.complex128 if array.dtype.kind == "c" else np.float64)
