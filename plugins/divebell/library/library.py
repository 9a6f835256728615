"""All content of a publication, with its look-ups."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from divebell.library.models import (
        Assessment,
        Author,
        CaseStudy,
        Chapter,
        Collection,
        Dive,
        Plan,
        Posting,
        Problem,
        Spotlight,
        Text,
        Topic,
    )


@dataclass(frozen=True)
class Library:
    """All content, read and checked, by slug. Every slug that an entry names is there."""

    dives: Mapping[str, Dive]
    topics: Mapping[str, Topic]
    plans: Mapping[str, Plan]
    collections: Mapping[str, Collection]
    spotlights: Mapping[str, Spotlight]
    problems: Mapping[str, Problem]
    authors: Mapping[str, Author]
    case_studies: Mapping[str, CaseStudy]
    postings: Mapping[str, Posting]
    assessments: Mapping[str, Assessment]
    macros: Text | None = None
    """The LaTeX macros that formulas may use: `macros.tex`, unparsed. None if there is no such file."""
    bibliography: Text | None = None
    """The works that texts may cite: `references.bib`, unparsed. None if there is no such file."""

    @property
    def packages(self) -> frozenset[str]:
        """What problems list under `packages`."""
        return frozenset(name for problem in self.problems.values() for name in problem.packages)

    def published(self, as_of: date) -> tuple[Dive, ...]:
        """The dives dated `as_of` or before, newest first; no drafts."""
        return tuple(dive for dive in self._newest_first if dive.is_published(as_of))

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
        """The first dive that sets a problem, published or not; a draft only where no other does; or None."""
        return self._first_dives.get(problem)

    def dives_of_author(self, author: str) -> tuple[Dive, ...]:
        """The dives that name an author, newest first; also those not yet published."""
        return self._dives_by_author.get(author, ())

    def dives_of_tag(self, tag: str) -> tuple[Dive, ...]:
        """The dives that carry a tag, newest first; also those not yet published."""
        return self._dives_by_tag.get(tag, ())

    def required_by(self, topic: str) -> tuple[Topic, ...]:
        """The topics that name a topic as one to read first, by slug."""
        return self._topics_by_requirement.get(topic, ())

    def case_studies_of_topic(self, topic: str) -> tuple[CaseStudy, ...]:
        """The case studies that name a topic, by slug."""
        return self._case_studies_by_topic.get(topic, ())

    def case_studies_of_problem(self, problem: str) -> tuple[CaseStudy, ...]:
        """The case studies that name a problem, by slug."""
        return self._case_studies_by_problem.get(problem, ())

    def assessments_of_plan(self, plan: str) -> tuple[Assessment, ...]:
        """The assessments that close a plan, by slug."""
        return self._assessments_by_plan.get(plan, ())

    def open_postings(self, as_of: date) -> tuple[Posting, ...]:
        """The postings shown on the day `as_of`, newest first."""
        return tuple(
            posting for posting in self._newest_postings_first if posting.posted <= as_of <= posting.until
        )

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
        drafts_first = sorted(self._newest_first, key=lambda dive: not dive.draft)
        return {dive.problem: dive for dive in drafts_first if dive.problem}

    @cached_property
    def _dives_by_author(self) -> dict[str, tuple[Dive, ...]]:
        return _group((author, dive) for dive in self._newest_first for author in dive.authors)

    @cached_property
    def _dives_by_tag(self) -> dict[str, tuple[Dive, ...]]:
        return _group((tag, dive) for dive in self._newest_first for tag in dict.fromkeys(dive.tags))

    @cached_property
    def _topics_by_requirement(self) -> dict[str, tuple[Topic, ...]]:
        return _group((required, topic) for topic in self.topics.values() for required in topic.requires)

    @cached_property
    def _case_studies_by_topic(self) -> dict[str, tuple[CaseStudy, ...]]:
        return _group((topic, study) for study in self.case_studies.values() for topic in study.topics)

    @cached_property
    def _case_studies_by_problem(self) -> dict[str, tuple[CaseStudy, ...]]:
        return _group((problem, study) for study in self.case_studies.values() for problem in study.problems)

    @cached_property
    def _assessments_by_plan(self) -> dict[str, tuple[Assessment, ...]]:
        return _group(
            (assessment.plan, assessment) for assessment in self.assessments.values() if assessment.plan
        )

    @cached_property
    def _newest_postings_first(self) -> tuple[Posting, ...]:
        by_slug = sorted(self.postings.values(), key=lambda posting: posting.slug)
        return tuple(sorted(by_slug, key=lambda posting: posting.posted, reverse=True))


def _group[Value](pairs: Iterable[tuple[str, Value]]) -> dict[str, tuple[Value, ...]]:
    groups: defaultdict[str, list[Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
