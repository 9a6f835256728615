"""Why numbers of the right shape are wrong. Each cause takes both arrays, and gives a hint or None."""

from itertools import permutations
from typing import Final

import numpy as np

from divebell_judge.nearness import Cause, Near
from divebell_judge.numeric import FLOATS, wide
from divebell_judge.rounding_causes import low_precision, truncated
from divebell_judge.scale_causes import (
    constant_factor,
    constant_offset,
    degrees_of_freedom,
    log_base,
    squared,
    sum_or_mean,
)
from divebell_judge.shape_causes import transposed
from divebell_judge.values import Array

_MAX_SORTED: Final = 100_000


def not_finite(got: Array, want: Array, near: Near) -> str | None:
    """NaN or infinities where finite numbers are wanted."""
    bad = ~np.isfinite(got) & np.isfinite(want)
    if not bad.any():
        return None
    nans = int(np.isnan(got[bad]).sum())
    count, what = (nans, "NaN") if nans else (int(bad.sum()), "infinite")
    verb = "is" if count == 1 else "are"
    return f"{count} of its numbers {verb} {what}: overflow in exp, log of 0, or division by 0?"


def sign_flipped(got: Array, want: Array, near: Near) -> str | None:
    """The wanted numbers times -1, all of them or some."""
    if got.dtype.kind == "b":
        return "True and False are swapped." if want.dtype.kind == "b" and near.agrees(~got, want) else None
    if not want.any():
        return None
    if near.agrees(-wide(got), want):
        return "The sign is flipped: the result times -1 is right."
    if got.size > 2 and near.agrees(np.abs(got), np.abs(want)):
        return "The absolute values are right: are some signs flipped?"
    return None


def rows_permuted(got: Array, want: Array, near: Near) -> str | None:
    """The right entries along an axis, in another order."""
    names = ("rows", "columns") if got.ndim > 1 else ("values",)
    for axis, name in enumerate(names):
        if got.shape[axis : axis + 1] < (2,):
            continue
        if near.agrees(np.flip(got, axis), want):
            return f"The {name} are right, in reverse order."
        for step in (1, -1):
            if near.agrees(np.roll(got, step, axis), want):
                return f"The {name} are right, shifted by one place."
        if got.size <= _MAX_SORTED and near.agrees(_sorted(got, axis), _sorted(want, axis)):
            return f"The {name} are right, in another order."
    return None


def _sorted(array: Array, axis: int) -> Array:
    rows = np.moveaxis(array, axis, 0)
    flat = rows.reshape(len(rows), -1)
    # Rounded, so that numbers equal up to tolerance do not decide the order.
    keys = np.round(wide(flat), 6) if flat.dtype.kind in FLOATS else flat
    return np.asarray(rows[np.lexsort(keys.T[::-1])])


def other_axis(got: Array, want: Array, near: Near) -> str | None:
    """Sums to 1 along another axis than it should, as after a softmax over the wrong one."""
    if got.ndim < 2 or got.dtype.kind not in FLOATS:
        return None
    sums = [
        tuple(near.agrees(array.sum(axis), np.ones_like(array.sum(axis))) for axis in range(got.ndim))
        for array in (got, want)
    ]
    for axis, other in permutations(range(got.ndim), 2):
        if sums[0][axis] and not sums[0][other] and sums[1][other] and not sums[1][axis]:
            return (
                f"It sums to 1 along axis {axis}, where axis {other} should: is softmax over the other axis?"
            )
    return None


def one_place(got: Array, want: Array, near: Near) -> str | None:
    """All wrong numbers lie together: one row, one column, or one side of the diagonal."""
    if got.ndim != 2 or min(got.shape) < 3:
        return None
    wrong = near.differing(got, want)
    if wrong.all() or not wrong.any():
        return None
    rows, columns = np.nonzero(wrong)
    if len(rows) > 1:
        if len(set(rows.tolist())) == 1:
            return f"All wrong numbers are in row {rows[0]}."
        if len(set(columns.tolist())) == 1:
            return f"All wrong numbers are in column {columns[0]}."
        if got.shape[0] != got.shape[1]:
            return None
        if (rows == columns).all():
            return "All wrong numbers are on the diagonal."
        if (columns > rows).all():
            return "All wrong numbers are above the diagonal."
        if (columns < rows).all():
            return "All wrong numbers are below the diagonal."
    return None


EXPLANATIONS: Final[tuple[Cause, ...]] = (
    transposed,  # of a square matrix, where the shape does not show it
    sign_flipped,
    rows_permuted,
    other_axis,
    degrees_of_freedom,
    squared,
    log_base,
    sum_or_mean,
    constant_factor,
    constant_offset,
    truncated,
    low_precision,
)
"""Causes that account for all the numbers, so that one is enough: the surest and most specific first."""

OBSERVATIONS: Final[tuple[Cause, ...]] = (not_finite, one_place)
"""What is to be seen of some of the numbers."""
