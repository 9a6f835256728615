"""When numbers prove something, and when a relation between them may be a coincidence."""

from typing import Final

import numpy as np

from divebell_judge.nearness import Near, is_large, sample
from divebell_judge.values import Array

_ENOUGH: Final = 3  # different numbers of which it is no coincidence that they are related in one way
_MOST: Final = 4096  # numbers that are looked at
_CLEAR: Final = 100  # times the absolute tolerance, below which a number may agree with anything


def holds(left: Array, right: Array, got: Array, want: Array, near: Near) -> bool:
    """Whether `left`, made of what was got, is `right`, made of what is wanted, by no coincidence."""
    if not near.agrees(left, right):
        return False
    clear = np.isfinite(got) & np.isfinite(want) & (np.abs(right) > _CLEAR * near.rule.atol)
    return proves(missed(got, want, near, clear))


def missed(got: Array, want: Array, near: Near, where: Array | None = None) -> Array:
    """The wanted numbers that were not got, among those of a mask `where`; of a large array, a sample."""
    if is_large(want):
        places = sample(want.shape)
        got, want, where = got[places], want[places], None if where is None else where[places]
    apart = near.differing(got, want)
    return np.asarray(want[apart if where is None else apart & where])


def proves(want: Array) -> bool:
    """Whether a relation that leaves no number open is proved by these wanted numbers, which were not got.

    Three different ones do, or one of more than two decimals.
    """
    numbers = few_distinct(want)
    return len(numbers) >= _ENOUGH or bool((np.abs(numbers * 100 - np.round(numbers * 100)) > 1e-6).any())


def is_evidence(want: Array, *, simple: bool) -> bool:
    """Whether it is no coincidence that a factor or term fits these wanted numbers, which were not got.

    Parameters:
        simple: whether it is one that programs have, such as 1/2: of these, two numbers can tell.
    """
    numbers = few_distinct(want)
    return len(numbers) >= _ENOUGH or (simple and len(numbers) > 1 and not whole(numbers))


def few_distinct(array: Array) -> Array:
    """The different numbers of `array`, or of a few thousand of them."""
    flat = array.reshape(-1)
    return np.unique(flat[:: max(1, flat.size // _MOST)])


def says_something(want: Array) -> bool:
    """Whether a factor shows at all: not every number is 0 or not finite."""
    return bool((np.isfinite(want) & (want != 0)).any())


def tells_factors_apart(want: Array) -> bool:
    """Whether a factor is no coincidence, as it may be between two single whole numbers."""
    numbers = few_distinct(want[np.isfinite(want) & (want != 0)])
    return len(numbers) > 1 or (len(numbers) > 0 and not whole(numbers))


def whole(array: Array) -> bool:
    """Whether it has no fractions."""
    return bool((np.round(array) == array).all())
