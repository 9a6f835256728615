"""Where the wrong numbers lie, and what they have in common: what is seen of some numbers, not why."""

from collections.abc import Callable
from typing import Final

import numpy as np

from divebell_judge.describe import show_number
from divebell_judge.values import Array

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
    count, what = (nans, "NaN") if nans else (int(bad.sum()), "infinite")
    if count > 1 and not want[bad].any() and want.any():
        return f"{count} of its numbers are {what}, all where 0 is wanted: is it 0 / 0, or 0 times log(0)?"
    how_many = f"All {count}" if 1 < count == got.size else f"{count}"
    verb = "is" if count == 1 else "are"
    return (
        f"{how_many} of its numbers {verb} {what}: overflow in exp (is the largest subtracted before?), "
        "log of 0, or division by 0?"
    )


def not_nan(got: Array, want: Array, wrong: Array) -> str | None:
    """Numbers where NaN is wanted."""
    places = int((np.isnan(want) & ~np.isnan(got)).sum())
    if not places:
        return None
    where = "1 place" if places == 1 else f"{places} places"
    return f"In {where} NaN is wanted, and it has numbers: is a NaN filled in or left out on the way?"


def all_equal(got: Array, want: Array, wrong: Array) -> str | None:
    """One number everywhere, where the wanted ones differ."""
    if got.size < _ENOUGH or not _same(got) or _same(want):
        return None
    if got.dtype.kind != "b" and not got.any():
        return "All its numbers are 0: is what is computed ever put into it?"
    return f"All its values are {show_number(got.flat[0])}, where the wanted ones differ."


def equal_rows(got: Array, want: Array, wrong: Array) -> str | None:
    """Rows that are copies of each other, or one and the same list."""
    if got.ndim < 2 or len(got) < 2 or _same(got) or not _repeats(got) or _repeats(want):
        return None
    return (
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
            end = {0: "first", last: "last"}.get(index)
            return f"Only the {end} number is wrong." if end else None
        return f"All wrong numbers are {_index(index, last, axis, got.ndim)}."
    return None


def _index(index: int, last: int, axis: int, ndim: int) -> str:
    end = {0: "first", last: "last"}.get(index)
    if ndim > 2:
        return (
            f"at the {end} index of axis {axis}, index {index}" if end else f"at index {index} of axis {axis}"
        )
    name = ("row", "column")[axis]
    return f"in the {end} {name}, {name} {index}" if end else f"in {name} {index}"


def border(got: Array, want: Array, wrong: Array) -> str | None:
    """All wrong numbers are on the edges, on at least two of them."""
    if got.ndim == 0 or min(got.shape) < _LONG or wrong[(slice(1, -1),) * got.ndim].any():
        return None
    if got.ndim == 1:
        return "Only the first and the last number are wrong." if wrong.sum() == 2 else None
    return "All wrong numbers are at the border: how are the edges padded?" if wrong.sum() > 2 else None


def one_side(got: Array, want: Array, wrong: Array) -> str | None:
    """All wrong numbers lie on the diagonal of a square matrix, or on one side of it."""
    if got.ndim != 2 or got.shape[0] != got.shape[1] or len(got) < _ENOUGH or wrong.sum() < 2:
        return None
    if _mirrored(got, want):
        return "It is 0 on one side of the diagonal, where the other side should be: np.tril or np.triu?"
    if wrong[0, 1:].any() and wrong[1:, 0].any():
        return None
    parts = np.triu(wrong, 1).any(), np.diagonal(wrong).any(), np.tril(wrong, -1).any()
    if sum(map(bool, parts)) != 1:
        return None
    place = ("above", "on", "below")[parts.index(True)]
    unmasked = not np.isfinite(want[wrong]).any() or not want[wrong].any()
    ask = ", where only 0 or -inf is wanted: is a mask missing?" if unmasked and place != "on" else "."
    return f"All wrong numbers are {place} the diagonal{ask}"


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
    for parity, name in enumerate(("even", "odd")):
        if np.array_equal(touched, np.arange(parity, got.shape[-1], 2)):
            where = "columns" if got.ndim == 2 else "places"
            return f"The wrong numbers are in the {where} of {name} index, and in all of these."
    return None


def from_then_on(got: Array, want: Array, wrong: Array) -> str | None:
    """Right up to a place along the first axis, and wrong from there on."""
    if got.ndim == 0 or len(got) < _LONG:
        return None
    rows = np.asarray(wrong.reshape(len(wrong), -1).any(1))
    first = int(rows.argmax())
    if not _ENOUGH <= first <= len(got) - _ENOUGH or not rows[first:].all():
        return None
    name = "row" if got.ndim == 2 else "index"
    return f"It is right up to {name} {first - 1}, and wrong from {name} {first} on: what is new there?"


def one_sort_of_number(got: Array, want: Array, wrong: Array) -> str | None:
    """Wrong exactly where the wanted numbers are negative, positive or 0."""
    if want.dtype.kind not in "iuf":
        return None
    for name, places in (("0", want == 0), ("a negative number", want < 0), ("a positive number", want > 0)):
        others = np.isfinite(want) & ~places
        if places.sum() > 1 and others.sum() > 1 and (wrong == places).all():
            return f"It is wrong wherever {name} is wanted, and right everywhere else."
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
