"""Pages that stand: an author's, and those whose text is their template."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from .lists import CountedLink, DiveCard, ProblemCard


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


@dataclass(frozen=True)
class PlanOutline:
    """A plan and its chapters, with the slugs of their problems; without those that have none yet."""

    plan: CountedLink
    chapters: Sequence[CountedLink]


@dataclass(frozen=True)
class ProgressView:
    """The page of a reader's progress: what there is to solve, by where it stands."""

    title: str
    summary: str
    plans: Sequence[PlanOutline]
    collections: Sequence[CountedLink]
    difficulties: Sequence[CountedLink]
    first_dive: DiveCard | None
    """What a reader who has done nothing yet can begin with."""
    first_problem: ProblemCard | None
