"""What a feed holds, whatever the format it is written in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

LENGTH = 15
"""How many of the newest entries a feed holds."""


@dataclass(frozen=True)
class Author:
    name: str
    url: str | None = None


@dataclass(frozen=True)
class Entry:
    """A dive in a feed. Addresses are absolute."""

    id: str
    title: str
    url: str
    published: datetime
    updated: datetime
    summary: str
    html: str
    markdown: str
    """The same in Markdown, with formulas in LaTeX, for those who show plain text."""
    tags: Sequence[str]
    authors: Sequence[Author]
    image: str | None = None


@dataclass(frozen=True)
class Feed:
    """A feed with at least one entry, newest first."""

    id: str
    folder: str
    """The folder of its files, relative to the site's root: "" or with a slash at the end."""
    title: str
    description: str
    home: str
    """The absolute address of the page that shows the same."""
    entries: Sequence[Entry]
    authors: Sequence[Author]
    language: str

    @property
    def updated(self) -> datetime:
        """When something in the feed last changed."""
        return max(entry.updated for entry in self.entries)
