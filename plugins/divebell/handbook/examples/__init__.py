"""The files that the handbook shows, by their paths in a publication."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_MARKER = re.compile(r"^-- (.+) --\n", re.MULTILINE)


def _read_archive(name: str) -> Mapping[str, str]:
    """The files of a text archive: a comment, then each file after a line `-- path --`."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    _, *parts = _MARKER.split(text)
    return dict(zip(parts[::2], parts[1::2], strict=True))


SHORTEST: Final = _read_archive("shortest.txt")
"""A publication with one of everything, in as few lines as each can do with."""

TUTORIAL: Final = _read_archive("tutorial.txt")
"""What the tutorial adds to a new publication; `DATE` stands for the day of its dive."""

TEXTS: Final = _read_archive("texts.txt")
"""The macros and the bibliography of the handbook itself, which the pages on both show."""
