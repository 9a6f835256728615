"""The fix for a misspelt name."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that is most like `word`; None if none is like it."""
    return next(iter(get_close_matches(word, candidates, n=1)), None)


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """`did you mean 'optimizers'?` for the closest candidate; "" if there is none."""
    match = closest(word, candidates)
    return f"did you mean {match!r}?" if match else ""
