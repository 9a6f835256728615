"""Where two values differ first, and how many of their numbers do."""

from collections.abc import Sequence
from typing import NamedTuple


class Difference(NamedTuple):
    """The first place at which a value is not the one it should be, and a tally of all such places."""

    path: str
    """The place, as written in code: `result[0, 2]`."""
    got: object
    """What is there."""
    want: object
    """What should be there."""
    differing: int = 0
    """How many numbers differ; 0 where it is not numbers that do."""
    size: int = 0
    """How many numbers there are."""
    errors: tuple[float | None, float | None] = (None, None)
    """The largest absolute and relative error, where there is one."""


def together(differences: Sequence[Difference], size: int) -> Difference:
    """What `differences`, in the parts of one value that has `size` numbers, are as one."""
    return differences[0]._replace(
        differing=sum(difference.differing for difference in differences),
        size=size,
        errors=(
            _largest([difference.errors[0] for difference in differences]),
            _largest([difference.errors[1] for difference in differences]),
        ),
    )


def _largest(errors: Sequence[float | None]) -> float | None:
    return max((error for error in errors if error is not None), default=None)
