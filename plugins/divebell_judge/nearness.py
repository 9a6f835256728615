"""What a cause of a wrong result is tried with."""

from collections.abc import Callable, Collection
from typing import Final, NamedTuple

import numpy as np

from divebell_judge.numeric import Rule, differing
from divebell_judge.values import Array

_SAMPLE: Final = 1024
_STRIDE: Final = 2_654_435_761  # odd and about 2**32 over the golden ratio: its multiples lie everywhere


class Near(NamedTuple):
    """What counts as agreeing when a cause is tried, and the lengths of the inputs."""

    rule: Rule
    sizes: Collection[int] = ()
    """Lengths of the inputs' axes, by which a factor of n or n - 1 is recognised."""

    def agrees(self, left: Array, right: Array) -> bool:
        """Whether both have one shape and, within the tolerance, the same numbers."""
        if left.shape != right.shape:
            return False
        if is_large(left):
            places = sample(left.shape)
            if self.differing(left[places], right[places]).any():
                return False
        return not self.differing(left, right).any()

    def differing(self, left: Array, right: Array) -> Array:
        """Where two arrays of one shape differ."""
        return differing(left, right, self.rule)


type Cause = Callable[[Array, Array, Near], str | None]
"""Gives a hint for what was got and what was wanted, or None."""


def is_large(array: Array) -> bool:
    """Whether a sample is worth a look before the whole."""
    return array.size > 2 * _SAMPLE


def sample(shape: tuple[int, ...], wrong: Array | None = None) -> tuple[Array, ...]:
    """Indices of places from everywhere in an array; half of them where it is `wrong`, if that is given."""
    size = int(np.prod(shape))
    # In 64 bits, and then as what indices are: in the browser, that is 32.
    places = (np.arange(_SAMPLE, dtype=np.int64) * _STRIDE % size).astype(np.intp)
    if wrong is not None:
        bad = np.flatnonzero(wrong)
        places[: _SAMPLE // 2] = bad[places[: _SAMPLE // 2] % len(bad)]
    return np.unravel_index(places, shape)
