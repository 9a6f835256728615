"""One kind of content as it was found: what its files name, and what could be read of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from divebell.library.models import Text
    from divebell.library.yaml_source import Location, YamlDocument

type Kind = Literal[
    "dives",
    "topics",
    "plans",
    "collections",
    "spotlights",
    "problems",
    "authors",
    "case_studies",
    "postings",
    "assessments",
]


@dataclass(frozen=True)
class Shelf[Model]:
    """Entries by slug. A file that cannot be read still counts as named, so that one mistake is told once."""

    slugs: dict[str, str] = field(default_factory=dict)
    """The path of each slug that a file or folder is named after."""
    documents: dict[str, YamlDocument] = field(default_factory=dict)
    """What was written, where the YAML could be read."""
    models: dict[str, Model] = field(default_factory=dict)
    """What was checked and is right."""
    loose: list[Text] = field(default_factory=list)
    """The texts of what is not right."""


def texts_at(data: object, pattern: Location) -> Iterator[tuple[Location, str]]:
    """The texts at a pattern of keys, in which "*" stands for every entry of a list, with their locations."""
    if not pattern:
        if isinstance(data, str):
            yield (), data
        return
    part, rest = pattern[0], pattern[1:]
    if part == "*" and isinstance(data, tuple):
        for index, item in enumerate(data):
            for location, text in texts_at(item, rest):
                yield (index, *location), text
    elif isinstance(data, dict) and part in data:
        for location, text in texts_at(data[part], rest):
            yield (part, *location), text
