"""Captions of tables and pictures: `Table: …` above a table, `Figure: …` under a picture.

The paragraph ends in the marker of a `Caption`; here it is put together with what it stands beside.
"""

import re
from collections.abc import Callable

from .blocks.block import captioned
from .blocks.table import table_html
from .scan import CLOSE, OPEN

_INSIDE = r"(?:(?!</?p>).)*?"
_CAPTION = rf"<p>(?:Table|Figure):\s+(?P<text>{_INSIDE})\s*{OPEN}(?P<index>[0-9]+){CLOSE}</p>"
_TABLE = re.compile(rf"{_CAPTION}\n<table>(?P<table>.*?)</table>", re.DOTALL)
_PICTURE = re.compile(rf"<p>(?P<picture><img [^>]*>)</p>\n{_CAPTION}", re.DOTALL)

type Naming = Callable[[int], tuple[str, str]]
"""What the text calls the owner of a caption, given by its number, and the identifier; "" for neither."""


def place_captions(converted: str, naming: Naming) -> tuple[str, frozenset[int]]:
    """`converted` with its captions in place, and the numbers of the inserts whose captions those are."""
    placed: set[int] = set()

    def name(match: re.Match[str]) -> tuple[str, str]:
        index = int(match["index"])
        placed.add(index)
        called, identifier = naming(index)
        return captioned(called, match["text"]), identifier

    def table(match: re.Match[str]) -> str:
        return table_html(match["table"], *name(match))

    def picture(match: re.Match[str]) -> str:
        caption, identifier = name(match)
        id_ = f' id="{identifier}"' if identifier else ""
        return f'<figure{id_} class="figure">{match["picture"]}<figcaption>{caption}</figcaption></figure>'

    return _PICTURE.sub(picture, _TABLE.sub(table, converted)), frozenset(placed)
