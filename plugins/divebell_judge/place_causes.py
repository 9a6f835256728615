"""Where the wrong numbers lie, and what they have in common: what is seen of some numbers, not why."""

from collections.abc import Callable
from typing import Final

import numpy as np

from divebell_judge.describe import show_number
from divebell_judge.values import Array
from divebell_judge.wording import plural, template, text

_ENOUGH: Final = 3
_LONG: Final = 5

type Observation = Callable[[Array, Array, Array], str | None]
"""Gives a hint for what was got, what was wanted, and where the two differ; both have one shape."""


def not_finite(got: Array, want: Array, wrong: Array) -> str | None:
    """NaN or infinities where finite numbers are wanted."""
    bad = ~np.isfinite(got) & np.isfinite(want)
    if not bad.any():
        return None
    nans = int(np.isnan(got[bad]).sum())
    count, what = (nans, "NaN") if nans else (int(bad.sum()), text("infinite"))
    if count > 1 and not want[bad].any() and want.any():
        return text(
            "{count} of its numbers are {what}, all where 0 is wanted: is it 0 / 0, or 0 times log(0)?",
            count=count,
            what=what,
        )
    if 1 < count == got.size:
        return text(
            "All {count} of its numbers are {what}: overflow in exp (is the largest subtracted before?), "
            "log of 0, or division by 0?",
            count=count,
            what=what,
        )
    return plural(
        "{count} of its numbers is {what}: overflow in exp (is the largest subtracted before?), "
        "log of 0, or division by 0?",
        "{count} of its numbers are {what}: overflow in exp (is the largest subtracted before?), "
        "log of 0, or division by 0?",
        count,
        what=what,
    )


def not_nan(got: Array, want: Array, wrong: Array) -> str | None:
    """Numbers where NaN is wanted."""
    places = int((np.isnan(want) & ~np.isnan(got)).sum())
    if not places:
        return None
    return plural(
        "In {count} place NaN is wanted, and it has numbers: is a NaN filled in or left out on the way?",
        "In {count} places NaN is wanted, and it has numbers: is a NaN filled in or left out on the way?",
        places,
    )


def all_equal(got: Array, want: Array, wrong: Array) -> str | None:
    """One number everywhere, where the wanted ones differ."""
    if got.size < _ENOUGH or not _same(got) or _same(want):
        return None
    if got.dtype.kind != "b" and not got.any():
        return text("All its numbers are 0: is what is computed ever put into it?")
    return text("All its values are {number}, where the wanted ones differ.", number=show_number(got.flat[0]))


def equal_rows(got: Array, want: Array, wrong: Array) -> str | None:
    """Rows that are copies of each other, or one and the same list."""
    if got.ndim < 2 or len(got) < 2 or _same(got) or not _repeats(got) or _repeats(want):
        return None
    return text(
        "All its rows are the same: do they share one list, as in [[0] * n] * m, or is one row used for all?"
    )


def _same(array: Array) -> bool:
    return bool((array == array.flat[0]).all())


def _repeats(rows: Array) -> bool:
    return bool((rows[1] == rows[0]).all() and (rows[1:] == rows[:1]).all())


def one_index(got: Array, want: Array, wrong: Array) -> str | None:
    """All wrong numbers are in one row, column, or other index of an axis."""
    for axis in range(got.ndim):
        if got.shape[axis] < _ENOUGH or (got.ndim == 1 and got.size < _LONG):
            continue
        touched = np.flatnonzero(wrong.any(tuple(other for other in range(got.ndim) if other != axis)))
        if len(touched) != 1 or (got.ndim > 1 and np.count_nonzero(wrong) < 2):
            continue
        index, last = int(touched[0]), got.shape[axis] - 1
        if got.ndim == 1:
            if index == 0:
                return text("Only the first number is wrong.")
            return text("Only the last number is wrong.") if index == last else None
        hints = _OF_ONE_INDEX[axis if got.ndim == 2 else 2]
        return text(hints[0 if index == 0 else 1 if index == last else 2], index=index, axis=axis)
    return None


_OF_ONE_INDEX: Final = (
    (
        template("All wrong numbers are in the first row, row {index}."),
        template("All wrong numbers are in the last row, row {index}."),
        template("All wrong numbers are in row {index}."),
    ),
    (
        template("All wrong numbers are in the first column, column {index}."),
        template("All wrong numbers are in the last column, column {index}."),
        template("All wrong numbers are in column {index}."),
    ),
    (
        template("All wrong numbers are at the first index of axis {axis}, index {index}."),
        template("All wrong numbers are at the last index of axis {axis}, index {index}."),
        template("All wrong numbers are at index {index} of axis {axis}."),
    ),
)
"""For the two axes of a matrix, and any other: at the first index, the last, and one between."""


def border(got: Array, want: Array, wrong: Array) -> str | None:
    """All wrong numbers are on the edges, on at least two of them."""
    if got.ndim == 0 or min(got.shape) < _LONG or wrong[(slice(1, -1),) * got.ndim].any():
        return None
    if got.ndim == 1:
        return text("Only the first and the last number are wrong.") if wrong.sum() == 2 else None
    if wrong.sum() <= 2:
        return None
    return text("All wrong numbers are at the border: how are the edges padded?")


def one_side(got: Array, want: Array, wrong: Array) -> str | None:
    """All wrong numbers lie on the diagonal of a square matrix, or on one side of it."""
    if got.ndim != 2 or got.shape[0] != got.shape[1] or len(got) < _ENOUGH or wrong.sum() < 2:
        return None
    if _mirrored(got, want):
        return text(
            "It is 0 on one side of the diagonal, where the other side should be: np.tril or np.triu?"
        )
    if wrong[0, 1:].any() and wrong[1:, 0].any():
        return None
    parts = np.triu(wrong, 1).any(), np.diagonal(wrong).any(), np.tril(wrong, -1).any()
    if sum(map(bool, parts)) != 1:
        return None
    unmasked = not np.isfinite(want[wrong]).any() or not want[wrong].any()
    return text((_UNMASKED if unmasked else _OF_ONE_SIDE)[parts.index(True)])


_OF_ONE_SIDE: Final = (
    template("All wrong numbers are above the diagonal."),
    template("All wrong numbers are on the diagonal."),
    template("All wrong numbers are below the diagonal."),
)
_UNMASKED: Final = (
    template("All wrong numbers are above the diagonal, where only 0 or -inf is wanted: is a mask missing?"),
    _OF_ONE_SIDE[1],
    template("All wrong numbers are below the diagonal, where only 0 or -inf is wanted: is a mask missing?"),
)


def _mirrored(got: Array, want: Array) -> bool:
    """Whether one is upper triangular and the other lower."""
    if not (got[0, -1] == want[-1, 0] == 0 or got[-1, 0] == want[0, -1] == 0):
        return False
    filled = [(np.triu(array, 1).any(), np.tril(array, -1).any()) for array in (got, want)]
    return {tuple(map(bool, sides)) for sides in filled} == {(True, False), (False, True)}


def every_other(got: Array, want: Array, wrong: Array) -> str | None:
    """All wrong numbers have an even index, or an odd one, along the last axis."""
    if got.ndim == 0 or got.shape[-1] < _LONG + 1 or wrong.sum() < _ENOUGH:
        return None
    touched = np.flatnonzero(wrong.any(tuple(range(got.ndim - 1))) if got.ndim > 1 else wrong)
    for parity, hint in enumerate(_OF_COLUMNS if got.ndim == 2 else _OF_PLACES):
        if np.array_equal(touched, np.arange(parity, got.shape[-1], 2)):
            return text(hint)
    return None


_OF_COLUMNS: Final = (
    template("The wrong numbers are in the columns of even index, and in all of these."),
    template("The wrong numbers are in the columns of odd index, and in all of these."),
)
_OF_PLACES: Final = (
    template("The wrong numbers are in the places of even index, and in all of these."),
    template("The wrong numbers are in the places of odd index, and in all of these."),
)


def from_then_on(got: Array, want: Array, wrong: Array) -> str | None:
    """Right up to a place along the first axis, and wrong from there on."""
    if got.ndim == 0 or len(got) < _LONG:
        return None
    rows = np.asarray(wrong.reshape(len(wrong), -1).any(1))
    first = int(rows.argmax())
    if not _ENOUGH <= first <= len(got) - _ENOUGH or not rows[first:].all():
        return None
    if got.ndim == 2:
        hint = template("It is right up to row {last}, and wrong from row {first} on: what is new there?")
    else:
        hint = template("It is right up to index {last}, and wrong from index {first} on: what is new there?")
    return text(hint, last=first - 1, first=first)


def one_sort_of_number(got: Array, want: Array, wrong: Array) -> str | None:
    """Wrong exactly where the wanted numbers are negative, positive or 0."""
    if want.dtype.kind not in "iuf":
        return None
    for hint, places in (
        (template("It is wrong wherever 0 is wanted, and right everywhere else."), want == 0),
        (template("It is wrong wherever a negative number is wanted, and right everywhere else."), want < 0),
        (template("It is wrong wherever a positive number is wanted, and right everywhere else."), want > 0),
    ):
        others = np.isfinite(want) & ~places
        if places.sum() > 1 and others.sum() > 1 and (wrong == places).all():
            return text(hint)
    return None


OBSERVATIONS: Final[tuple[Observation, ...]] = (
    not_finite,
    not_nan,
    all_equal,
    equal_rows,
    one_side,
    one_index,
    border,
    every_other,
    one_sort_of_number,
    from_then_on,
)
"""The most telling first."""
