"""All content of a publication, with its look-ups."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from divebell.library.models import Chapter, Collection, Dive, Plan, Problem, Spotlight, Topic


@dataclass(frozen=True)
class Library:
    """All content, read and checked, by slug. Every slug that an entry names is there."""

    dives: Mapping[str, Dive]
    topics: Mapping[str, Topic]
    plans: Mapping[str, Plan]
    collections: Mapping[str, Collection]
    spotlights: Mapping[str, Spotlight]
    problems: Mapping[str, Problem]

    def published(self, as_of: date) -> tuple[Dive, ...]:
        """The dives dated `as_of` or before, newest first."""
        return tuple(dive for dive in self._newest_first if dive.date <= as_of)

    def chapter_of(self, topic: str) -> tuple[Plan, Chapter] | None:
        """The chapter that holds a topic, with its plan; None if no plan names the topic."""
        return self._chapters.get(topic)

    def problems_of_topic(self, topic: str) -> tuple[Problem, ...]:
        """The problems that name a topic, by slug."""
        return self._problems_by_topic.get(topic, ())

    def problems_of_collection(self, collection: str) -> tuple[Problem, ...]:
        """The problems of a collection, by slug."""
        return self._problems_by_collection.get(collection, ())

    def dives_of_topic(self, topic: str) -> tuple[Dive, ...]:
        """The dives into a topic, newest first; also those not yet published."""
        return self._dives_by_topic.get(topic, ())

    def dive_of_problem(self, problem: str) -> Dive | None:
        """The first dive that sets a problem, published or not; None if none does."""
        return self._first_dives.get(problem)

    @cached_property
    def _newest_first(self) -> tuple[Dive, ...]:
        return tuple(sorted(self.dives.values(), key=lambda dive: dive.date, reverse=True))

    @cached_property
    def _chapters(self) -> dict[str, tuple[Plan, Chapter]]:
        return {
            topic: (plan, chapter)
            for plan in self.plans.values()
            for chapter in plan.chapters
            for topic in chapter.topics
        }

    @cached_property
    def _problems_by_topic(self) -> dict[str, tuple[Problem, ...]]:
        return _group((topic, problem) for problem in self.problems.values() for topic in problem.topics)

    @cached_property
    def _problems_by_collection(self) -> dict[str, tuple[Problem, ...]]:
        return _group((problem.collection, problem) for problem in self.problems.values())

    @cached_property
    def _dives_by_topic(self) -> dict[str, tuple[Dive, ...]]:
        return _group((dive.topic, dive) for dive in self._newest_first)

    @cached_property
    def _first_dives(self) -> dict[str, Dive]:
        return {dive.problem: dive for dive in self._newest_first}


def _group[Value](pairs: Iterable[tuple[str, Value]]) -> dict[str, tuple[Value, ...]]:
    groups: defaultdict[str, list[Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
