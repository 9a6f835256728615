"""A problem, and the lists that problems stand in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from divebell.library.models import ProblemSource

from .filtering import Facet
from .lists import Link, ProblemCard, Related


@dataclass(frozen=True)
class CaseView:
    """A public case, as the code it is."""

    name: str
    given: str
    call: str
    outcome: str


@dataclass(frozen=True)
class ProblemView:
    """A problem with its workbench."""

    slug: str
    title: str
    url: str
    summary: str
    difficulty: str
    collection: Link
    topics: Sequence[Link]
    statement: Markup
    starter: str
    public_cases: Sequence[CaseView]
    hidden_count: int
    hints: Sequence[Markup]
    explanation: Markup
    solution_html: Markup
    reveal: str
    """When the solution may be seen: `always`, `after-pass` or `after: 5`."""
    bundle_url: str
    bundle_sha256: str
    dives: Sequence[Link]
    related: Related
    source: ProblemSource | None
    """Where it is from, if somebody else wrote it."""
    packages: Sequence[str] = ()
    """What solutions may import besides what every problem may."""


@dataclass(frozen=True)
class ProblemItem:
    """A problem in the index, with what it is found by."""

    card: ProblemCard
    collection: str
    topics: Sequence[Link]
    topic_slugs: Sequence[str]
    date: date | None
    """The day of its dive."""

    @property
    def text(self) -> str:
        """What a text search looks through."""
        words = (self.card.title, self.card.collection.title, *(topic.title for topic in self.topics))
        return " ".join(words).lower()


@dataclass(frozen=True)
class ProblemsView:
    """The problem index."""

    title: str
    summary: str
    items: Sequence[ProblemItem]
    facets: Sequence[Facet]


@dataclass(frozen=True)
class CollectionView:
    title: str
    summary: str
    problems: Sequence[ProblemCard]
