"""What is scheduled: the dives of a span of days, the days without one, and problems that no dive sets."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from divebell.library.unwritten import unwritten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from divebell.library import Dive, Library

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Gap:
    """Days in a row without a dive."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True)
class Calendar:
    """What is scheduled from one day to another, both included."""

    first: date
    last: date
    dives: tuple[Dive, ...]
    """Those of the span, drafts too, in order."""
    gaps: tuple[Gap, ...]
    late_drafts: tuple[Dive, ...]
    """Drafts whose day was before the span."""
    unused: tuple[str, ...]
    """The problems that no dive sets, by slug."""
    repeated: tuple[str, ...]
    """The problems that several dives set, by slug."""

    @property
    def drafts(self) -> tuple[Dive, ...]:
        return tuple(dive for dive in self.dives if dive.draft)

    def as_data(self) -> dict[str, Any]:
        """All of it as JSON values. Later versions only add fields."""
        return {
            "version": 1,
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "dives": [_dive_data(dive) for dive in self.dives],
            "gaps": [
                {"from": gap.first.isoformat(), "to": gap.last.isoformat(), "days": gap.days}
                for gap in self.gaps
            ],
            "late_drafts": [_dive_data(dive) for dive in self.late_drafts],
            "unused_problems": list(self.unused),
            "repeated_problems": list(self.repeated),
        }


def make_calendar(library: Library, first: date, last: date | None = None) -> Calendar:
    """The calendar from `first` to `last`; left out, to the last dive, or for a week if that is later."""
    scheduled = sorted(library.dives.values(), key=lambda dive: dive.date)
    if last is None:
        last = max([first + 6 * _DAY, *(dive.date for dive in scheduled)])
    dives = tuple(dive for dive in scheduled if first <= dive.date <= last)
    uses = Counter(dive.problem for dive in scheduled if dive.problem)
    return Calendar(
        first,
        last,
        dives,
        tuple(_gaps(dives, first, last)),
        tuple(dive for dive in scheduled if dive.draft and dive.date < first),
        tuple(slug for slug in sorted(library.problems) if not uses[slug]),
        tuple(sorted(slug for slug, times in uses.items() if times > 1)),
    )


def passages_to_write(dive: Dive) -> int:
    """How many passages of a dive are still those of its template."""
    return sum(1 for _ in unwritten([dive.body]))


def _gaps(dives: tuple[Dive, ...], first: date, last: date) -> Iterator[Gap]:
    free = first
    for dive in dives:
        if dive.date > free:
            yield Gap(free, dive.date - _DAY)
        free = dive.date + _DAY
    if free <= last:
        yield Gap(free, last)


def _dive_data(dive: Dive) -> dict[str, Any]:
    return {
        "date": dive.date.isoformat(),
        "slug": dive.slug,
        "title": dive.title,
        "topic": dive.topic,
        "problem": dive.problem,
        "draft": dive.draft,
        "unwritten": passages_to_write(dive),
    }
