"""A dive, the home page, and the lists that dives stand in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from divebell.render.markdown import Heading

from .lists import CountedLink, DiveCard, Link, ProblemCard, Related, long_date
from .problems import ProblemView


@dataclass(frozen=True)
class SpotlightView:
    title: str
    summary: str
    html: Markup
    link: str | None


@dataclass(frozen=True)
class DiveView:
    """A dive: the text, the problem of the day and the spotlight."""

    slug: str
    title: str
    url: str
    date: date
    standfirst: str
    """The summary; "" where the text itself begins with it."""
    minutes: int
    tags: Sequence[Link]
    authors: Sequence[Link]
    topic: Link
    chapter: Link | None
    plan: Link | None
    html: Markup
    toc: Sequence[Heading]
    problem: ProblemView | None
    spotlight: SpotlightView | None
    related: Related
    previous: Link | None
    next: Link | None

    @property
    def date_long(self) -> str:
        return long_date(self.date)


@dataclass(frozen=True)
class TagView:
    """The dives that carry a tag, newest first."""

    title: str
    summary: str
    dives: Sequence[DiveCard]


@dataclass(frozen=True)
class HomeView:
    today: DiveCard | None
    recent: Sequence[DiveCard]
    plans: Sequence[CountedLink]
    problems: Sequence[ProblemCard]
    case_studies: Sequence[Link]
    collections: Sequence[CountedLink]
