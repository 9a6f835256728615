"""The pages of the handbook that are written, in their order."""

from collections.abc import Sequence
from typing import Final, NamedTuple


class Part(NamedTuple):
    title: str
    pages: Sequence[str]
    """The names of the pages' files in `texts/`, which are their names in addresses too."""


PARTS: Final = (
    Part("Begin", ("tutorial",)),
    Part(
        "Each kind of content",
        (
            "dive",
            "topic",
            "problem",
            "plan",
            "collection",
            "spotlight",
            "case-study",
            "assessment",
            "posting",
            "author",
        ),
    ),
    Part(
        "What a text can hold",
        ("formulas", "figures", "demos", "walkthroughs", "citations", "diagrams", "links"),
    ),
    Part("From day to day", ("preview", "calendar", "publish", "editors")),
)
