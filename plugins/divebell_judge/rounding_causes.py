"""Why numbers are off by as little as rounding gives, or by as much as an integer that overflows."""

from typing import Final, NamedTuple

import numpy as np

from divebell_judge.nearness import Near
from divebell_judge.numeric import wide
from divebell_judge.values import Array
from divebell_judge.wording import plural, text

_WORST: Final = 0.01  # relative error of a single number, above which it is no matter of rounding
_ENOUGH: Final = 3  # numbers that use all digits of a float16
_DECIMALS: Final = range(1, 7)


class _Precision(NamedTuple):
    """A float narrower than Python's."""

    name: str
    digits: int
    """Binary digits of its mantissa."""
    gathered: int
    """To how many units of the last digit, of the largest number, rounding errors may add up."""


_PRECISIONS: Final = (_Precision("float32", 24, 64), _Precision("float16", 11, 4))


def truncated(got: Array, want: Array, near: Near) -> str | None:
    """Whole numbers where there should be fractions."""
    if want.dtype.kind != "f" or np.iscomplexobj(got) or near.agrees(np.round(want), want):
        return None
    for rounding in (np.floor, np.trunc, np.round):
        if near.agrees(got, rounding(want)):
            return text("Its numbers are whole. Are they rounded by //, int() or an integer dtype?")
    return None


def rounded(got: Array, want: Array, near: Near) -> str | None:
    """Cut to a few decimals."""
    if want.dtype.kind != "f" or got.dtype.kind != "f" or not np.isfinite(want).all():
        return None
    for decimals in _DECIMALS:
        if not near.agrees(got, np.round(got, decimals)):
            continue
        if not near.agrees(got, np.round(want, decimals)):
            return None
        apart = want[near.differing(got, want)]
        if len(apart) < 2 and not (np.abs(apart) >= 10.0 ** (3 - decimals)).all():
            return None
        return plural(
            "It has no more than {count} decimal: is a round(...) to be left out?",
            "It has no more than {count} decimals: is a round(...) to be left out?",
            decimals,
        )
    return None


def overflowed(got: Array, want: Array, near: Near) -> str | None:
    """Off by multiples of 2**bits, as of integers that are too narrow."""
    if got.dtype.kind not in "iu" or got.dtype.itemsize > 4 or want.dtype.kind not in "iuf":
        return None
    span = 2.0 ** (8 * got.dtype.itemsize)
    lost = np.round((wide(want) - got) / span) * span
    if not (np.isfinite(lost).all() and lost.any() and near.agrees(got + lost, want)):
        return None
    if got.dtype.itemsize == 1 and np.count_nonzero(lost) < 2:
        return None  # of one number in 256 it would be true by chance
    return text(
        "The wrong numbers are off by multiples of {span}: do integers of dtype {dtype} overflow?",
        span=f"{span:.0f}",
        dtype=got.dtype,
    )


def low_precision(got: Array, want: Array, near: Near) -> str | None:
    """Off by what computing in a narrower float gives, as the dtype or all digits of the numbers show."""
    if want.dtype.kind != "f" or want.dtype.itemsize < 8 or got.dtype.kind != "f" or not got.size:
        return None
    error, size = np.abs(wide(got) - want), np.abs(want)
    if not (error <= _WORST * size).all():
        return None
    for precision in _PRECISIONS:
        allowed = precision.gathered * 2.0 ** (1 - precision.digits) * size.max()
        if (error <= allowed).all() and _rounded(got, want, precision):
            return text(
                "The errors are as small as those of {dtype}: is something computed in {dtype}?",
                dtype=precision.name,
            )
    return None


def _rounded(got: Array, want: Array, precision: _Precision) -> bool:
    """Whether `got` is, or once was, of that precision."""
    narrow = np.dtype(precision.name)
    if got.dtype.itemsize <= narrow.itemsize:
        return got.dtype == narrow
    telling = int((~_digits_suffice(got, precision.digits - 4)).sum())
    if precision.name == "float16":  # many a number has no more digits anyway; the wanted ones tell
        return telling >= _ENOUGH and bool((got == want.astype(narrow)).all())
    return telling > 0 and bool(_digits_suffice(got, precision.digits).all())


def _digits_suffice(array: Array, digits: int) -> Array:
    """For each number, whether `digits` binary digits are enough for it."""
    mantissa, _ = np.frexp(array)
    scaled = np.ldexp(mantissa, digits)
    return np.asarray(scaled == np.round(scaled))
