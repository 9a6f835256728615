"""What each kind of page shows: data for the templates, with every text already HTML.

Addresses (`url`) are relative to the site's root; templates make them relative to their page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from .markdown import Heading


@dataclass(frozen=True)
class Link:
    title: str
    url: str
    summary: str = ""


@dataclass(frozen=True)
class ProblemCard:
    """A problem in a list."""

    slug: str
    title: str
    url: str
    difficulty: str
    collection: Link


@dataclass(frozen=True)
class DiveCard:
    """A dive in a list."""

    title: str
    url: str
    summary: str
    date: date
    minutes: int
    tags: Sequence[str]
    topic: Link
    problem: ProblemCard

    @property
    def date_long(self) -> str:
        return long_date(self.date)


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
    bundle_url: str
    bundle_sha256: str
    dives: Sequence[Link]


@dataclass(frozen=True)
class SpotlightView:
    title: str
    summary: str
    html: Markup
    link: str | None


@dataclass(frozen=True)
class DiveView:
    """A dive: the text, the problem of the day and the spotlight."""

    title: str
    url: str
    date: date
    summary: str
    minutes: int
    tags: Sequence[str]
    topic: Link
    chapter: Link | None
    plan: Link | None
    html: Markup
    toc: Sequence[Heading]
    problem: ProblemView
    spotlight: SpotlightView
    previous: Link | None
    next: Link | None

    @property
    def date_long(self) -> str:
        return long_date(self.date)


@dataclass(frozen=True)
class TopicView:
    title: str
    summary: str
    html: Markup
    requires: Sequence[Link]
    required_by: Sequence[Link]
    chapter: Link | None
    plan: Link | None
    dives: Sequence[DiveCard]
    problems: Sequence[ProblemCard]


@dataclass(frozen=True)
class TopicInChapter:
    link: Link
    dives: Sequence[Link]
    problems: Sequence[ProblemCard]


@dataclass(frozen=True)
class ChapterView:
    id: str
    title: str
    summary: str
    topics: Sequence[TopicInChapter]


@dataclass(frozen=True)
class PlanView:
    title: str
    summary: str
    chapters: Sequence[ChapterView]


@dataclass(frozen=True)
class CollectionView:
    title: str
    summary: str
    problems: Sequence[ProblemCard]


@dataclass(frozen=True)
class IndexView[Item]:
    """A page that lists all there is of one kind."""

    title: str
    summary: str
    items: Sequence[Item]


@dataclass(frozen=True)
class CountedLink:
    """A plan or a collection in a list, with how many topics or problems it holds."""

    title: str
    url: str
    summary: str
    count: int


@dataclass(frozen=True)
class HomeView:
    today: DiveCard | None
    recent: Sequence[DiveCard]
    plans: Sequence[CountedLink]
    problems: Sequence[ProblemCard]
    collections: Sequence[CountedLink]


def long_date(day: date) -> str:
    """`20 November 2026`, whatever the machine's locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
