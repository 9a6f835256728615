"""The fix for a misspelt name."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """`did you mean 'optimizers'?` for the candidate that is most like `word`; "" if none is."""
    matches = get_close_matches(word, candidates, n=1)
    return f"did you mean {matches[0]!r}?" if matches else ""
