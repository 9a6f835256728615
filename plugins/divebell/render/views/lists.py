"""What stands in lists: links and cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Link:
    title: str
    url: str
    summary: str = ""


@dataclass(frozen=True)
class CountedLink:
    """A plan, a collection or a tag in a list, with how many things it holds."""

    title: str
    url: str
    summary: str
    count: int
    problems: Sequence[str] = ()
    """The slugs of its problems, by which a reader's progress is told."""


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
    problem: ProblemCard | None

    @property
    def date_long(self) -> str:
        return long_date(self.date)


@dataclass(frozen=True)
class Related:
    """Dives and problems near to what a page is about, nearest first."""

    dives: Sequence[Link]
    problems: Sequence[ProblemCard]


@dataclass(frozen=True)
class IndexView[Item]:
    """A page that lists all there is of one kind."""

    title: str
    summary: str
    items: Sequence[Item]


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
