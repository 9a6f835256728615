"""Whether code shows a sign that it might change what does not belong to it.

To compare every name of NumPy and the judge after each piece of code takes longer than most pieces do. So it
is done where there is a sign; without one, it is done once, at the end. Signs are looked for in the text, and
one that means no harm only costs time. Code that hides them deceives its own reader, and only until the end.
"""

import re
from collections.abc import Iterator
from typing import Final

from divebell_judge.packages import MODULES

_HARMLESS: Final = frozenset(
    {
        "__future__", "abc", "bisect", "cmath", "collections", "copy", "dataclasses", "datetime", "decimal",
        "enum", "fractions", "functools", "heapq", "itertools", "math", "numbers", "numpy", "operator",
        "random", "re", "statistics", "string", "time", "typing", *MODULES,
    }
)  # fmt: skip
"""Packages that give no hold on anything but themselves."""

_IMPORT: Final = re.compile(
    r"(?:^|[;:])[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import\b|import[ \t]+([\w., \t]+))", re.MULTILINE
)
_TARGET: Final = r"[ \t]*(?!self\.)[\w.\[\], \t*]*\.\w+[\w.\[\], \t*]*(?:[-+*/%@&|^]|\*\*|//|<<|>>)?=(?!=)"
_SIGNS: Final = re.compile(
    r"__(?!future__|[ \t]+import)"
    r"|\b(?:setattr|delattr|vars|globals|locals|exec|eval|compile|update_wrapper)\b"
    rf"|(?:^|;|\b(?:else|try|finally)[ \t]*:|\b(?:if|elif|for|while|with|except)\b[^\n]*:){_TARGET}"
    r"|\bdel\b[^\n;]*\.|\bas[ \t]+\w+\.|\bfor\b(?:(?!\bin\b)[^\n:])*\w\.\w",
    re.MULTILINE,
)
"""Names with double underscores, ways to reach names by text, and attributes that are bound or deleted."""


def may_meddle(code: str) -> bool:
    """Whether `code` shows a sign of meddling."""
    return any(package not in _HARMLESS for package in _imported(code)) or bool(_SIGNS.search(code))


def _imported(code: str) -> Iterator[str]:
    for source, names in _IMPORT.findall(code):
        for name in (source or names).split(","):
            yield name.split()[0].partition(".")[0] if name.strip() else ""
