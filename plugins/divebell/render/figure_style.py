"""Figures of authors' blocks, as they stand in a page: drawn as the judge draws those of readers' code."""

import hashlib
import re
from typing import Final

from divebell_judge import figure_style as shared
from divebell_judge.figure_style import RC_PARAMS, ROLES, themed

__all__ = ["RC_PARAMS", "ROLES", "SOURCES", "follow_colour_scheme"]

SOURCES: Final = (__file__, shared.__file__)
"""The files that decide how a figure looks."""

_IDENTIFIER: Final = re.compile(r"""((?:\bid="|url\(#|href="#))""")


def follow_colour_scheme(svg: str) -> str:
    """An `<svg>` element to stand in a page, from a file that matplotlib wrote with `RC_PARAMS`.

    Its identifiers are its own, so that two figures on one page do not take each other's clip paths.
    """
    drawing = themed(svg)
    prefix = "f" + hashlib.sha256(drawing.encode()).hexdigest()[:8]
    return _IDENTIFIER.sub(rf"\1{prefix}", drawing)
