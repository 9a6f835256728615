"""A posting, and the job board."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from .filtering import Facet
from .lists import Link, long_date


@dataclass(frozen=True)
class PostingCard:
    """A posting in a list, with what it is found by."""

    slug: str
    title: str
    url: str
    """The posting's page on this site."""
    company: str
    place: str
    """`Munich, Germany`, `Anywhere`, or `Place not stated`."""
    country: str
    """ISO 3166-1 alpha-2; `anywhere` for a position that is remote from anywhere, or `unknown`."""
    remote: str
    role: str
    seniority: str
    stack: Sequence[Link]
    salary: str
    """As the posting gives it: `60,000 to 80,000 EUR a year`; "" where it gives none."""
    yearly: int | None
    """The upper end of the salary for a year, in its own currency."""
    currency: str
    posted: date
    until: date
    """The last day on which it is shown."""
    example: bool
    """Whether the position is made up, to show what the board looks like."""
    labels: Sequence[str]
    """What is said of the position beside its place: how remote it is, the role and the seniority."""

    @property
    def date_long(self) -> str:
        return long_date(self.posted)

    @property
    def until_long(self) -> str:
        return long_date(self.until)

    @property
    def text(self) -> str:
        """What a text search looks through."""
        stack = (tool.title for tool in self.stack)
        return " ".join((self.title, self.company, self.place, *self.labels, *stack)).lower()


@dataclass(frozen=True)
class PostingView:
    """A posting with its text."""

    title: str
    summary: str
    card: PostingCard
    html: Markup
    address: str
    """Where the posting itself is, and where one applies."""
    source: str


@dataclass(frozen=True)
class JobBoardView:
    title: str
    summary: str
    items: Sequence[PostingCard]
    facets: Sequence[Facet]
    has_examples: bool
