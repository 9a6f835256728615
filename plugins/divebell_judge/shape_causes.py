"""Why a block of numbers has the wrong shape. Each cause takes both arrays, and gives a hint or None."""

from itertools import permutations
from typing import Final

import numpy as np

from divebell_judge.evidence import few_distinct, proves
from divebell_judge.nearness import Cause, Near
from divebell_judge.numeric import INTEGERS
from divebell_judge.values import Array
from divebell_judge.wording import template, text

_ENOUGH: Final = 3


def transposed(got: Array, want: Array, near: Near) -> str | None:
    """The axes are in another order, and the values fit."""
    if got.ndim != want.ndim or got.ndim < 2 or got.ndim > 5 or sorted(got.shape) != sorted(want.shape):
        return None
    for order in permutations(range(got.ndim)):
        if list(order) != sorted(order) and near.agrees(got.transpose(order), want):
            if got.ndim == 2:
                return text("Is the result transposed? Its transpose has the wanted values.")
            return text(
                "Are its axes in another order? result.transpose{order} has the wanted values.", order=order
            )
    return None


def transposed_shape(got: Array, want: Array, near: Near) -> str | None:
    """The shape is the wanted one in reverse; the values say nothing."""
    return text("Is the result transposed?") if got.ndim > 1 and got.shape == want.shape[::-1] else None


def reshaped(got: Array, want: Array, near: Near) -> str | None:
    """The values are right, in order; only the shape is not."""
    if got.size != want.size or not near.agrees(got.reshape(want.shape), want):
        return None
    if [length for length in got.shape if length != 1] == [length for length in want.shape if length != 1]:
        if got.ndim < want.ndim:
            return text(
                "The values are right; is an axis of length 1 missing (keepdims, [:, None], squeeze)?"
            )
        return text("The values are right; is an axis of length 1 too many (keepdims, [:, None], squeeze)?")
    return text("The values are right, in order; is a reshape missing?")


def broadcast(got: Array, want: Array, near: Near) -> str | None:
    """A matrix of every pair, where one number for each pair is wanted: (n,) met (n, 1)."""
    if got.ndim != 2 or got.size <= want.size or want.size < 2:
        return None
    flat = want.reshape(-1)
    if want.ndim not in (1, 2) or max(want.shape) != want.size or not proves(flat):
        return None
    n = want.size
    if got.shape == (n, n) and near.agrees(np.diagonal(got), flat):
        return text(
            "Its diagonal is right: has an array of shape ({n},) met one of shape ({n}, 1), "
            "and broadcasting made ({n}, {n}) of them?",
            n=n,
        )
    for axis, hint in enumerate((_EVERY_ROW, _EVERY_COLUMN)):
        lines = np.moveaxis(got, axis, 0)
        if lines.shape[1] == n and near.agrees(lines, np.broadcast_to(flat, lines.shape)):
            return text(hint, other=f"({len(lines)}, 1)" if axis == 0 else f"({len(lines)},)")
    return None


_EVERY_ROW: Final = template(
    "Every row of it is what is wanted: is it broadcast against a shape such as {other}?"
)
_EVERY_COLUMN: Final = template(
    "Every column of it is what is wanted: is it broadcast against a shape such as {other}?"
)


def one_of_many(got: Array, want: Array, near: Near) -> str | None:
    """The first or the last of what is wanted along an axis, or the other way round."""
    if abs(got.ndim - want.ndim) != 1:
        return None
    shorter, longer = (want, got) if got.ndim > want.ndim else (got, want)
    for axis, length in enumerate(longer.shape):
        for place, (one_of_it, one_of_wanted) in _ENDS.items():
            if length < 2 or not near.agrees(longer.take(place, axis), shorter) or not proves(shorter):
                continue
            return text(one_of_it if longer is got else one_of_wanted, axis=axis)
    return None


_ENDS: Final = {
    -1: (
        template("The last of it along axis {axis} is right: is that one alone to be returned?"),
        template("It is the last along axis {axis} of what is wanted: are all to be returned?"),
    ),
    0: (
        template("The first of it along axis {axis} is right: is that one alone to be returned?"),
        template("It is the first along axis {axis} of what is wanted: are all to be returned?"),
    ),
}

_TOTALS: Final = (
    (
        np.mean,
        template("Its mean{along} is right: is a mean missing at the end?"),
        template("It is the mean{along} of what is wanted: is a mean too many, or its axis=... missing?"),
    ),
    (
        np.sum,
        template("Its sum{along} is right: is a sum missing at the end?"),
        template("It is the sum{along} of what is wanted: is a sum too many, or its axis=... missing?"),
    ),
    (
        np.max,
        template("Its maximum{along} is right: is a maximum missing at the end?"),
        template(
            "It is the maximum{along} of what is wanted: is a maximum too many, or its axis=... missing?"
        ),
    ),
    (
        np.min,
        template("Its minimum{along} is right: is a minimum missing at the end?"),
        template(
            "It is the minimum{along} of what is wanted: is a minimum too many, or its axis=... missing?"
        ),
    ),
)
"""What makes one number of many, said where it is missing, and where it is too many."""


def total(got: Array, want: Array, near: Near) -> str | None:
    """The mean, sum or maximum of what was got is what is wanted, or the other way round."""
    shorter, longer = (want, got) if got.ndim > want.ndim else (got, want)
    if longer.ndim == shorter.ndim or longer.size < _ENOUGH or longer.dtype.kind not in "iuf":
        return None
    dropped = longer.ndim - shorter.ndim
    axes = [None] if shorter.ndim == 0 else list(range(longer.ndim)) if dropped == 1 else []
    for axis in axes:
        for reduce, missing, too_many in _TOTALS:
            reduced = np.asarray(reduce(longer, axis=axis))
            if not near.agrees(reduced, shorter) or not proves(reduced):
                continue
            along = "" if axis is None else text(" along axis {axis}", axis=axis)
            return text(missing if longer is got else too_many, along=along)
    return None


def other_axis_reduced(got: Array, want: Array, near: Near) -> str | None:
    """Means, or sums, along another axis: their own mean (sum) is the same."""
    if (
        got.ndim != 1
        or want.ndim != 1
        or got.size < 2
        or want.size < 2
        or not {got.size, want.size} <= set(near.sizes)
    ):
        return None
    for reduce, hint in _OF_OTHER_AXIS:
        left, right = np.asarray(reduce(got)), np.asarray(reduce(want))
        if near.agrees(left, right) and proves(right):
            return text(hint, got=got.size, want=want.size)
    return None


_OF_OTHER_AXIS: Final = (
    (
        np.mean,
        template(
            "The mean of all is right, but these are {got} numbers for {want}: "
            "is the mean taken along the other axis?"
        ),
    ),
    (
        np.sum,
        template(
            "The sum of all is right, but these are {got} numbers for {want}: "
            "is the sum taken along the other axis?"
        ),
    ),
)


def labels(got: Array, want: Array, near: Near) -> str | None:
    """Labels, and rows that are largest at the label: one-hot vectors, or probabilities."""
    if abs(got.ndim - want.ndim) != 1:
        return None
    rows, single = (got, want) if got.ndim > want.ndim else (want, got)
    if rows.shape[:-1] != single.shape or 0 in rows.shape or single.dtype.kind not in INTEGERS:
        return None
    if single.size < _ENOUGH or len(few_distinct(single)) < 2 or not (rows.argmax(-1) == single).all():
        return None
    if rows is got:
        return text("Its rows are largest where the wanted labels say: is np.argmax(..., axis=-1) missing?")
    return text(
        "These are the labels whose one-hot vectors, or probabilities, are wanted: is that step missing?"
    )


def padded(got: Array, want: Array, near: Near) -> str | None:
    """What is wanted stands in the middle of what was got, or the other way round."""
    if got.ndim != want.ndim or got.ndim == 0:
        return None
    more = {left - right for left, right in zip(got.shape, want.shape, strict=True)} - {0}
    if not more or any(extra % 2 for extra in more) or (min(more) < 0 < max(more)):
        return None
    outer, inner = (got, want) if max(more) > 0 else (want, got)
    middle = outer[
        tuple(
            slice((large - small) // 2, (large + small) // 2)
            for large, small in zip(outer.shape, inner.shape, strict=True)
        )
    ]
    if not near.agrees(middle, inner) or len(few_distinct(inner)) < _ENOUGH:
        return None
    if outer is got:
        return text("Its middle is what is wanted: is there padding too much ('full' for 'same' or 'valid')?")
    return text("It is the middle of what is wanted: is padding missing ('valid' for 'same' or 'full')?")


def reduced(got: Array, want: Array, near: Near) -> str | None:
    """An axis has gone, as after a sum or a mean, or has stayed."""
    if got.ndim == want.ndim - 1:
        for axis, length in enumerate(want.shape):
            if want.shape[:axis] + want.shape[axis + 1 :] == got.shape:
                if length == 1:
                    return text("Is an axis of length 1 missing (keepdims, [:, None])?")
                return text("Is the axis of length {length} summed or averaged away?", length=length)
    if got.ndim == want.ndim + 1:
        for axis, length in enumerate(got.shape):
            if got.shape[:axis] + got.shape[axis + 1 :] == want.shape:
                if length == 1:
                    return text("Is an axis of length 1 too many (keepdims, [:, None], brackets around it)?")
                return text(
                    "Is a sum, mean or choice along the axis of length {length} missing?", length=length
                )
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
    if shorter.size == 0:
        return None
    last, first, at_index = _ONE_TOO_MANY if longer is got else _ONE_MISSING
    if near.agrees(np.delete(longer, -1, axis), shorter):
        return text(last)
    if near.agrees(np.delete(longer, 0, axis), shorter):
        return text(first)
    kept = np.moveaxis(longer, axis, 0)[:-1]
    unlike = near.differing(kept, np.moveaxis(shorter, axis, 0)).reshape(len(kept), -1).any(1)
    place = int(unlike.argmax())
    if near.agrees(np.delete(longer, place, axis), shorter) and len(few_distinct(shorter)) >= _ENOUGH:
        return text(at_index, index=place)
    return None


_ONE_TOO_MANY: Final = (
    template("The rest is right: is the last entry one too many?"),
    template("The rest is right: is the first entry one too many?"),
    template("The rest is right: is the entry at index {index} one too many?"),
)
_ONE_MISSING: Final = (
    template("The rest is right: is the last entry missing?"),
    template("The rest is right: is the first entry missing?"),
    template("The rest is right: is the entry at index {index} missing?"),
)


SHAPE_CAUSES: Final[tuple[Cause, ...]] = (
    transposed,
    reshaped,
    one_more,
    broadcast,
    padded,
    labels,
    one_of_many,
    total,
    other_axis_reduced,
    transposed_shape,
    reduced,
)
"""The surest and most specific first; one is enough."""
