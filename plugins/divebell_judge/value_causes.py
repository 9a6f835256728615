"""Why numbers of the right shape are wrong. Each cause takes both arrays, and gives a hint or None."""

from itertools import permutations
from typing import Final

import numpy as np

from divebell_judge.describe import show_number
from divebell_judge.nearness import Cause, Near
from divebell_judge.numeric import INTEGERS
from divebell_judge.shape_causes import transposed
from divebell_judge.values import Array

_FLOAT_KINDS: Final = "fc"
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
    if near.agrees(-_wide(got), want):
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
    keys = np.round(_wide(flat), 6) if flat.dtype.kind in _FLOAT_KINDS else flat
    return np.asarray(rows[np.lexsort(keys.T[::-1])])


def degrees_of_freedom(got: Array, want: Array, near: Near) -> str | None:
    """Off by n / (n - 1), for an n that is the length of an input: variance with the other ddof."""
    for n in sorted(near.sizes):
        if n < 2 or not _tells_factors_apart(want):
            continue
        for power in (1.0, 0.5):
            ratio = (n / (n - 1)) ** power
            if near.agrees(got * ratio, want):
                return f"Is it divided by n where n - 1 is wanted (ddof=1)? The factor fits n = {n}."
            if near.agrees(got / ratio, want):
                return f"Is it divided by n - 1 where n is wanted (ddof=0)? The factor fits n = {n}."
    return None


def sum_or_mean(got: Array, want: Array, near: Near) -> str | None:
    """Off by a factor n that is the length of an input."""
    for n in sorted(near.sizes):
        if n < 2 or not _tells_factors_apart(want):
            continue
        if near.agrees(got / n, want):
            return (
                f"It is {n} times too large, and {n} is a length of the input: a sum where a mean is wanted?"
            )
        if near.agrees(_wide(got) * n, want):
            return (
                f"It is {n} times too small, and {n} is a length of the input: a mean where a sum is wanted?"
            )
    return None


def squared(got: Array, want: Array, near: Near) -> str | None:
    """A square, or a square root, of what is wanted."""
    if got.dtype.kind not in _FLOAT_KINDS or not _says_something(want) or near.agrees(want * want, want):
        return None
    if near.agrees(got, want * want):
        return "It is the square of what is wanted: is a square root missing?"
    if near.agrees(got * got, want):
        return "It is the square root of what is wanted."
    return None


_LOGARITHMS: Final = (("2", np.log(2.0)), ("10", np.log(10.0)))


def log_base(got: Array, want: Array, near: Near) -> str | None:
    """Off by ln 2 or ln 10."""
    if got.dtype.kind not in _FLOAT_KINDS or not _says_something(want):
        return None
    for base, factor in _LOGARITHMS:
        if near.agrees(got * factor, want):
            return f"Is the logarithm to base {base}, where the natural one is wanted?"
        if near.agrees(got / factor, want):
            return f"Is the logarithm natural, where base {base} is wanted?"
    return None


def constant_factor(got: Array, want: Array, near: Near) -> str | None:
    """Every number is the wanted one times the same factor."""
    place = np.abs(want).argmax() if want.size else 0
    if not _varies(want) or want.flat[place] == 0:
        return None
    factor = _wide(got).flat[place] / want.flat[place]
    if factor == 0 or not np.isfinite(factor) or not near.agrees(_wide(got) / factor, want):
        return None
    return f"Every number is {show_number(factor)} times the wanted one. Is a factor wrong or missing?"


def constant_offset(got: Array, want: Array, near: Near) -> str | None:
    """Every number is off by the same amount."""
    if not _varies(want):
        return None
    offset = _wide(got).flat[0] - want.flat[0]
    if not np.isfinite(offset) or not near.agrees(_wide(got) - offset, want):
        return None
    if got.dtype.kind in INTEGERS and want.dtype.kind in INTEGERS:
        offset = int(offset.real)
    return f"Every number is off by {show_number(offset)}. Is a term wrong or missing?"


def other_axis(got: Array, want: Array, near: Near) -> str | None:
    """Sums to 1 along another axis than it should, as after a softmax over the wrong one."""
    if got.ndim < 2 or got.dtype.kind not in _FLOAT_KINDS:
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


def truncated(got: Array, want: Array, near: Near) -> str | None:
    """Whole numbers where there should be fractions."""
    if want.dtype.kind != "f" or np.iscomplexobj(got) or near.agrees(np.round(want), want):
        return None
    for rounding in (np.floor, np.trunc, np.round):
        if near.agrees(got, rounding(want)):
            return "Its numbers are whole. Are they rounded by //, int() or an integer dtype?"
    return None


def low_precision(got: Array, want: Array, near: Near) -> str | None:
    """Off by what rounding to a narrower float gives."""
    if want.dtype.kind != "f" or want.dtype.itemsize < 8 or got.dtype.kind != "f":
        return None
    size = np.abs(want).max() if want.size else 0.0
    error = np.abs(_wide(got) - want).max() if want.size else 0.0
    for name, epsilon in (("float32", 2.0**-23), ("float16", 2.0**-10)):
        narrow = np.dtype(name)
        stored = near.agrees(got, got.astype(narrow).astype(np.float64))
        rounded = got.dtype == narrow or (got.dtype.itemsize > narrow.itemsize and stored)
        if rounded and 0 < error <= 64 * epsilon * size:
            return f"The errors are as small as those of {name}: is something computed in {name}?"
    return None


def one_place(got: Array, want: Array, near: Near) -> str | None:
    """All wrong numbers lie together: one row, one column, or one side of the diagonal."""
    if got.ndim != 2 or got.shape < (3, 3):
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
        if (rows == columns).all():
            return "All wrong numbers are on the diagonal."
        if (columns > rows).all():
            return "All wrong numbers are above the diagonal."
        if (columns < rows).all():
            return "All wrong numbers are below the diagonal."
    return None


def _wide(array: Array) -> Array:
    return array.astype(np.complex128 if array.dtype.kind == "c" else np.float64)


def _says_something(want: Array) -> bool:
    """Whether a factor shows at all: not every number is 0 or not finite."""
    return bool((np.isfinite(want) & (want != 0)).any())


def _tells_factors_apart(want: Array) -> bool:
    """Whether a factor is no coincidence, as it may be between two single whole numbers."""
    whole = bool((np.round(want) == want).all())
    return _says_something(want) and (_varies(want) or not whole)


def _varies(want: Array) -> bool:
    """Whether a factor can be told from an offset: at least two different numbers."""
    return want.size > 1 and bool((want != want.flat[0]).any())


VALUE_CAUSES: Final[tuple[Cause, ...]] = (
    not_finite,
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
    one_place,
)
