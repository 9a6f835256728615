"""What a cause of a wrong result is tried with."""

from collections.abc import Callable, Collection
from typing import NamedTuple

from divebell_judge.numeric import Rule, differing
from divebell_judge.values import Array


class Near(NamedTuple):
    """What counts as agreeing when a cause is tried, and the lengths of the inputs."""

    rule: Rule
    sizes: Collection[int] = ()
    """Lengths of the inputs' axes, by which a factor of n or n - 1 is recognised."""

    def agrees(self, left: Array, right: Array) -> bool:
        """Whether both have one shape and, within the tolerance, the same numbers."""
        return left.shape == right.shape and not self.differing(left, right).any()

    def differing(self, left: Array, right: Array) -> Array:
        """Where two arrays of one shape differ."""
        return differing(left, right, self.rule)


type Cause = Callable[[Array, Array, Near], str | None]
"""Gives a hint for what was got and what was wanted, or None."""
