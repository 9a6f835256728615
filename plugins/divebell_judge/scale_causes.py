"""Why numbers are off by a factor, a term, or both, that all of them share."""

from typing import Final

import numpy as np

from divebell_judge.describe import show_number
from divebell_judge.evidence import few_distinct, is_evidence, missed, says_something, tells_factors_apart
from divebell_judge.nearness import Near
from divebell_judge.numeric import FLOATS, INTEGERS, wide
from divebell_judge.values import Array
from divebell_judge.wording import template, text

_LARGEST: Final = 20  # n, in the factors n, 1/n and n/(n - 1) of which two numbers are enough
_NEARLY_ONE: Final = 0.01
_AFFINE: Final = 4  # different numbers of which it is no coincidence that they lie on a line


def degrees_of_freedom(got: Array, want: Array, near: Near) -> str | None:
    """Off by n / (n - 1), for an n that is the length of an input: variance with the other ddof."""
    for n in sorted(near.sizes):
        if n < 2 or not tells_factors_apart(want):
            continue
        for power in (1.0, 0.5):
            ratio = (n / (n - 1)) ** power
            if near.agrees(got * ratio, want):
                return text(
                    "Is it divided by n where n - 1 is wanted (ddof=1)? The factor fits n = {n}.", n=n
                )
            if near.agrees(got / ratio, want):
                return text(
                    "Is it divided by n - 1 where n is wanted (ddof=0)? The factor fits n = {n}.", n=n
                )
    return None


def sum_or_mean(got: Array, want: Array, near: Near) -> str | None:
    """Off by a factor n that is the length of an input."""
    for n in sorted(near.sizes):
        if n < 2 or not tells_factors_apart(want):
            continue
        if near.agrees(got / n, want):
            return text(
                "It is {n} times too large, and {n} is a length of the input: a sum where a mean is wanted?",
                n=n,
            )
        if near.agrees(wide(got) * n, want):
            return text(
                "It is {n} times too small, and {n} is a length of the input: a mean where a sum is wanted?",
                n=n,
            )
    return None


def root_of_length(got: Array, want: Array, near: Near) -> str | None:
    """Off by a factor √n, for an n that is the length of an input."""
    for n in sorted(near.sizes):
        root = np.sqrt(n)
        if n < 2 or root == round(root) or not tells_factors_apart(want):
            continue
        for factor, hint in ((root, _ROOT_TOO_LARGE), (1 / root, _ROOT_TOO_SMALL)):
            if near.agrees(got / factor, want):
                return text(hint, n=n)
    return None


_ROOT_TOO_LARGE: Final = template(
    "It is √{n} times too large, and {n} is a length of the input: "
    "is a square root, or a division by one, missing or wrong?"
)
_ROOT_TOO_SMALL: Final = template(
    "It is √{n} times too small, and {n} is a length of the input: "
    "is a square root, or a division by one, missing or wrong?"
)


_LOGARITHMS: Final = (("2", np.log(2.0)), ("10", np.log(10.0)))


def log_base(got: Array, want: Array, near: Near) -> str | None:
    """Off by ln 2 or ln 10."""
    if got.dtype.kind not in FLOATS or not says_something(want):
        return None
    for base, factor in _LOGARITHMS:
        if near.agrees(got * factor, want):
            return text("Is the logarithm to base {base}, where the natural one is wanted?", base=base)
        if near.agrees(got / factor, want):
            return text("Is the logarithm natural, where base {base} is wanted?", base=base)
    return None


def degrees(got: Array, want: Array, near: Near) -> str | None:
    """Off by 180 / π."""
    if got.dtype.kind not in FLOATS or not says_something(want):
        return None
    if near.agrees(np.radians(got.real) if got.dtype.kind == "f" else got, want):
        return text("Is it in degrees, where radians are wanted (np.radians)?")
    if near.agrees(np.degrees(got.real) if got.dtype.kind == "f" else got, want):
        return text("Is it in radians, where degrees are wanted (np.degrees)?")
    return None


def percent(got: Array, want: Array, near: Near) -> str | None:
    """Off by 100."""
    if got.dtype.kind not in FLOATS + INTEGERS or not says_something(want):
        return None
    for factor, hint in (
        (100, template("Is it in percent, where a fraction of 1 is wanted? The factor is {factor}.")),
        (0.01, template("Is it a fraction of 1, where percent are wanted? The factor is {factor}.")),
    ):
        if near.agrees(got / factor, want) and is_evidence(want[want != 0], simple=True):
            return text(hint, factor=factor)
    return None


def counted_from(got: Array, want: Array, near: Near) -> str | None:
    """Whole numbers that are all off by one."""
    if got.dtype.kind not in "iu" or want.dtype.kind not in "iu" or want.size == 0:
        return None
    for offset, hint in (
        (
            1,
            template("Is every number too large by 1: is it counted from 1, where counting starts at 0?"),
        ),
        (
            -1,
            template("Is every number too small by 1: is it counted from 0, where counting starts at 1?"),
        ),
    ):
        if near.agrees(got.astype(np.int64) - offset, want) and is_evidence(want, simple=False):
            return text(hint)
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
    if not is_evidence(missed(got, want, near, want != 0), simple=ratio is not None):
        return None
    if ratio is None and abs(factor - 1) < _NEARLY_ONE:
        return text(
            "Is every number {factor} times the wanted one? Then a factor is wrong or missing, "
            "or a small term such as an epsilon is in another place.",
            factor=show_number(factor),
        )
    if ratio is not None and factor.real < 1:
        return text(
            "Is every number {ratio} of the wanted one? Then a factor is wrong or missing.", ratio=ratio
        )
    return text(
        "Is every number {factor} times the wanted one? Then a factor is wrong or missing.",
        factor=ratio or show_number(factor),
    )


def _ratio(factor: complex) -> str | None:
    """`2`, `1/3`, `3/2`: a factor of n, 1/n, n/(n - 1) or (n - 1)/n."""
    if factor.imag:
        return None
    for n in range(2, _LARGEST + 1):
        for above, below in ((n, 1), (1, n), (n, n - 1), (n - 1, n)):
            if abs(factor.real * below - above) <= 1e-6 * above:
                return str(above) if below == 1 else f"{above}/{below}"
    return None


def constant_offset(got: Array, want: Array, near: Near) -> str | None:
    """Every number is off by the same amount."""
    if want.size == 0:
        return None
    offset = wide(got).flat[0] - want.flat[0]
    if not np.isfinite(offset) or not near.agrees(wide(got) - offset, want):
        return None
    if not is_evidence(missed(got, want, near), simple=abs(offset - np.round(offset)) < 1e-9):
        return None
    if got.dtype.kind in INTEGERS and want.dtype.kind in INTEGERS:
        offset = int(offset.real)
    return text(
        "Is every number off by {offset}? Then a term is wrong or missing.", offset=show_number(offset)
    )


def affine(got: Array, want: Array, near: Near) -> str | None:
    """Every number is the wanted one times the same factor, plus the same amount."""
    if got.dtype.kind not in "iuf" or want.dtype.kind not in "iuf" or want.size < _AFFINE:
        return None
    left, right = wide(got), wide(want)
    low, high = right.argmin(), right.argmax()
    factor = (left.flat[high] - left.flat[low]) / (right.flat[high] - right.flat[low])
    offset = left.flat[low] - factor * right.flat[low]
    if not np.isfinite(factor) or factor == 0 or not np.isfinite(offset):
        return None
    if not near.agrees((left - offset) / factor, right) or len(few_distinct(right)) < _AFFINE:
        return None
    return text(
        "Is every number {factor} times the wanted one, plus {offset}? "
        "Then the scale and the zero are both another: is something to be centred, or scaled to a range?",
        factor=show_number(factor),
        offset=show_number(offset),
    )
