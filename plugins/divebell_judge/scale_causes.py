"""Why numbers are off by a factor, a power or a term that all of them share."""

from typing import Final

import numpy as np

from divebell_judge.describe import show_number
from divebell_judge.nearness import Near
from divebell_judge.numeric import FLOATS, INTEGERS, wide
from divebell_judge.values import Array

_ENOUGH: Final = 3  # different numbers, of which it is no coincidence that they are off by the same
_LARGEST: Final = 20  # n, in the factors n, 1/n and n/(n - 1) of which two numbers are enough


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
        if near.agrees(wide(got) * n, want):
            return (
                f"It is {n} times too small, and {n} is a length of the input: a mean where a sum is wanted?"
            )
    return None


def squared(got: Array, want: Array, near: Near) -> str | None:
    """A square, or a square root, of what is wanted."""
    if got.dtype.kind not in FLOATS or not _says_something(want) or near.agrees(want * want, want):
        return None
    if near.agrees(got, want * want):
        return "It is the square of what is wanted: is a square root missing?"
    if near.agrees(got * got, want):
        return "It is the square root of what is wanted."
    return None


_LOGARITHMS: Final = (("2", np.log(2.0)), ("10", np.log(10.0)))


def log_base(got: Array, want: Array, near: Near) -> str | None:
    """Off by ln 2 or ln 10."""
    if got.dtype.kind not in FLOATS or not _says_something(want):
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
    if want.size == 0 or want.flat[place] == 0:
        return None
    factor = wide(got).flat[place] / want.flat[place]
    if factor == 0 or not np.isfinite(factor) or not near.agrees(wide(got) / factor, want):
        return None
    ratio = _ratio(factor)
    if not _is_evidence(want[near.differing(got, want) & (want != 0)], simple=ratio is not None):
        return None
    words = ratio or f"{show_number(factor)} times"
    return f"Is every number {words} the wanted one? Then a factor is wrong or missing."


def _ratio(factor: complex) -> str | None:
    """`2 times`, `1/3 of`, `3/2 times`: a factor of n, 1/n, n/(n - 1) or (n - 1)/n in words."""
    if factor.imag:
        return None
    for n in range(2, _LARGEST + 1):
        for above, below in ((n, 1), (1, n), (n, n - 1), (n - 1, n)):
            if abs(factor.real * below - above) <= 1e-6 * above:
                ratio = str(above) if below == 1 else f"{above}/{below}"
                return f"{ratio} {'times' if above > below else 'of'}"
    return None


def constant_offset(got: Array, want: Array, near: Near) -> str | None:
    """Every number is off by the same amount."""
    if want.size == 0:
        return None
    offset = wide(got).flat[0] - want.flat[0]
    if not np.isfinite(offset) or not near.agrees(wide(got) - offset, want):
        return None
    if not _is_evidence(want[near.differing(got, want)], simple=abs(offset - np.round(offset)) < 1e-9):
        return None
    if got.dtype.kind in INTEGERS and want.dtype.kind in INTEGERS:
        offset = int(offset.real)
    return f"Is every number off by {show_number(offset)}? Then a term is wrong or missing."


def _is_evidence(want: Array, *, simple: bool) -> bool:
    """Whether it is no coincidence that a factor or offset fits: of a simple one, two numbers can tell.

    Parameters:
        want: the wanted numbers that were not got.
    """
    count = len(np.unique(want))
    return count >= _ENOUGH or (simple and count > 1 and not _whole(want))


def _says_something(want: Array) -> bool:
    """Whether a factor shows at all: not every number is 0 or not finite."""
    return bool((np.isfinite(want) & (want != 0)).any())


def _tells_factors_apart(want: Array) -> bool:
    """Whether a factor is no coincidence, as it may be between two single whole numbers."""
    return _says_something(want) and (_varies(want) or not _whole(want))


def _varies(want: Array) -> bool:
    return want.size > 1 and bool((want != want.flat[0]).any())


def _whole(want: Array) -> bool:
    return bool((np.round(want) == want).all())
