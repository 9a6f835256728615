"""Pages that stand: an author's, and those whose text is their template."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from .lists import DiveCard


@dataclass(frozen=True)
class AuthorView:
    title: str
    summary: str
    html: Markup
    """Who the author is."""
    url: str | None
    email: str | None
    dives: Sequence[DiveCard]


@dataclass(frozen=True)
class StandingView:
    """A page whose text is in its template."""

    title: str
    summary: str
