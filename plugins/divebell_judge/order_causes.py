"""Why the right numbers stand in the wrong places of a block of the right shape."""

from typing import Final

import numpy as np

from divebell_judge.evidence import few_distinct
from divebell_judge.nearness import Cause, Near
from divebell_judge.numeric import INTEGERS, wide
from divebell_judge.values import Array
from divebell_judge.wording import template, text

_MOST: Final = 200_000  # numbers of one dimension that are sorted
_WEIGHED: Final = 64
_FEW: Final = 16  # rows that are matched before all of them
_ENOUGH: Final = 3


def _name(axis: int, ndim: int) -> str:
    if ndim == 1:
        return text("values")
    if ndim > 2:
        return text("entries along axis {axis}", axis=axis)
    return text("columns") if axis else text("rows")


def reversed_order(got: Array, want: Array, near: Near) -> str | None:
    """The right entries along an axis, from the last to the first."""
    if want.dtype.kind == "b":
        return None  # of truth values in whatever order, many are right
    for axis in range(got.ndim):
        if near.agrees(np.flip(got, axis), want):
            return text("The {parts} are right, in reverse order.", parts=_name(axis, got.ndim))
    return None


def shifted(got: Array, want: Array, near: Near) -> str | None:
    """The right entries along an axis, moved on or back by one place."""
    if want.dtype.kind == "b":
        return None
    for axis in range(got.ndim):
        left, right = np.moveaxis(got, axis, 0), np.moveaxis(want, axis, 0)
        if len(left) < 2:
            continue
        for moved, kept, wrapped, hint in (
            (left[1:], right[:-1], (left[:1], right[-1:]), _TOO_LATE),
            (left[:-1], right[1:], (left[-1:], right[:1]), _TOO_EARLY),
        ):
            if not near.agrees(moved, kept):
                continue
            name = _name(axis, got.ndim)
            if near.agrees(*wrapped):
                return text(
                    "The {parts} are right, shifted by one place around the end, as np.roll does.", parts=name
                )
            if len(few_distinct(kept)) >= _ENOUGH and len(left) > _ENOUGH and _vary(kept, near):
                return text(hint, parts=name)
    return None


_TOO_LATE: Final = template(
    "The {parts} are right, shifted on (one too late) by one place: is an index off by one?"
)
_TOO_EARLY: Final = template(
    "The {parts} are right, shifted back (one too early) by one place: is an index off by one?"
)


def _vary(rows: Array, near: Near) -> bool:
    """Whether the rows are not all the same."""
    return not near.agrees(rows[1:], rows[:-1])


def permuted(got: Array, want: Array, near: Near) -> str | None:
    """The right entries along an axis, in another order."""
    if want.dtype.kind == "b":
        return None
    for axis in range(got.ndim):
        left, right = np.moveaxis(got, axis, 0), np.moveaxis(want, axis, 0)
        if len(left) > 1 and (got.ndim > 1 or got.size <= _MOST) and _same_rows(left, right, near):
            return text("The {parts} are right, in another order.", parts=_name(axis, got.ndim))
    return None


def _same_rows(left: Array, right: Array, near: Near) -> bool:
    """Whether the rows of both are the same in another order: by a weighted sum of each they are matched."""
    order = [np.argsort(_weighed(rows), kind="stable") for rows in (left, right)]
    if (order[0] == order[1]).all():
        return False  # in the same order already, and yet not right
    few = np.linspace(0, len(left) - 1, min(_FEW, len(left))).astype(int)
    return near.agrees(left[order[0][few]], right[order[1][few]]) and near.agrees(
        left[order[0]], right[order[1]]
    )


def _weighed(rows: Array) -> Array:
    """A sum for each row, of at most `_WEIGHED` of its numbers."""
    shape = rows.shape[1:]
    count = int(np.prod(shape))
    if count > _WEIGHED:
        places = np.unravel_index(np.linspace(0, count - 1, _WEIGHED).astype(int), shape)
        rows = np.moveaxis(rows, 0, -1)[places].T
    flat = np.nan_to_num(wide(rows).reshape(len(rows), -1))
    weights = 1.5 + np.sin(np.arange(1.0, flat.shape[1] + 1) ** 2)
    sums = flat @ weights
    return np.asarray(sums.real + np.sqrt(2) * sums.imag)


def inverse_permutation(got: Array, want: Array, near: Near) -> str | None:
    """Where each number goes, in place of which number goes where: argsort, and ranks."""
    if got.ndim != 1 or got.dtype.kind not in INTEGERS or want.dtype.kind not in INTEGERS or got.size < 4:
        return None
    counted = np.arange(got.size)
    if (np.sort(got) == counted).all() and (np.sort(want) == counted).all() and (got[want] == counted).all():
        return text(
            "It is the inverse of the wanted order: is it argsort where ranks are wanted, or the reverse?"
        )
    return None


ORDER_CAUSES: Final[tuple[Cause, ...]] = (reversed_order, shifted, inverse_permutation, permuted)
"""The most specific first."""
