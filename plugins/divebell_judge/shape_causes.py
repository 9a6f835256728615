"""Why a block of numbers has the wrong shape. Each cause takes both arrays, and gives a hint or None."""

from itertools import permutations
from typing import Final

import numpy as np

from divebell_judge.nearness import Cause, Near
from divebell_judge.values import Array


def transposed(got: Array, want: Array, near: Near) -> str | None:
    """The axes are in another order, and the values fit."""
    if got.ndim != want.ndim or got.ndim < 2 or got.ndim > 5 or sorted(got.shape) != sorted(want.shape):
        return None
    for order in permutations(range(got.ndim)):
        if list(order) != sorted(order) and near.agrees(got.transpose(order), want):
            if got.ndim == 2:
                return "Is the result transposed? Its transpose has the wanted values."
            return f"Are its axes in another order? result.transpose{order} has the wanted values."
    return None


def transposed_shape(got: Array, want: Array, near: Near) -> str | None:
    """The shape is the wanted one in reverse; the values say nothing."""
    return "Is the result transposed?" if got.shape == want.shape[::-1] else None


def reshaped(got: Array, want: Array, near: Near) -> str | None:
    """The values are right, in order; only the shape is not."""
    if got.size != want.size or not near.agrees(got.reshape(want.shape), want):
        return None
    if [length for length in got.shape if length != 1] == [length for length in want.shape if length != 1]:
        ask = "missing" if got.ndim < want.ndim else "too many"
        return f"The values are right; is an axis of length 1 {ask} (keepdims, [:, None], squeeze)?"
    return "The values are right, in order; is a reshape missing?"


def reduced(got: Array, want: Array, near: Near) -> str | None:
    """An axis has gone, as after a sum or a mean, or has stayed."""
    if got.ndim == want.ndim - 1:
        for axis, length in enumerate(want.shape):
            if want.shape[:axis] + want.shape[axis + 1 :] == got.shape:
                return f"Is the axis of length {length} summed or averaged away?"
    if got.ndim == want.ndim + 1:
        for axis, length in enumerate(got.shape):
            if got.shape[:axis] + got.shape[axis + 1 :] == want.shape:
                return f"Is a sum, mean or choice along the axis of length {length} missing?"
    return None


def one_more(got: Array, want: Array, near: Near) -> str | None:
    """One axis is too long or too short by one, and what is there is right."""
    if got.ndim != want.ndim or got.ndim == 0:
        return None
    apart = [axis for axis in range(got.ndim) if got.shape[axis] != want.shape[axis]]
    if len(apart) != 1 or abs(got.shape[apart[0]] - want.shape[apart[0]]) != 1:
        return None
    axis = apart[0]
    longer, shorter = (got, want) if got.shape[axis] > want.shape[axis] else (want, got)
    which = "one too many" if longer is got else "missing"
    if near.agrees(np.delete(longer, -1, axis), shorter):
        return f"The rest is right: is the last entry {which}?"
    if near.agrees(np.delete(longer, 0, axis), shorter):
        return f"The rest is right: is the first entry {which}?"
    return None


SHAPE_CAUSES: Final[tuple[Cause, ...]] = (transposed, reshaped, one_more, transposed_shape, reduced)
"""The surest and most specific first; one is enough."""
