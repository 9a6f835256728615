"""Which dives and problems are related to a dive, a problem or a topic."""

from collections.abc import Collection, Iterable, Mapping

from divebell.library import Dive, Library, Problem

from .nearness import Nearness, Trait, Traits

TOPIC, PREREQUISITE, TAG, PLACE = 3, 2, 2, 1
"""How much a trait counts. Nearness multiplies the weights of both sides: to be about the same topic counts
9, to be about what the other requires 6, to require the same topic or carry the same tag 4, to stand in the
same chapter or collection 1."""
DIVES, PROBLEMS = 3, 4
"""How many are shown."""


class Relations:
    """Finds related things among those that are shown.

    What is related is computed, from topics, their prerequisites, their chapters, tags and collections, and
    is the same in every build of the same library; `Nearness` says how.
    """

    def __init__(self, library: Library, dives: Iterable[Dive], problems: Mapping[str, Problem]) -> None:
        self._library = library
        self._dives = Nearness({dive.slug: self.of_dive(dive) for dive in dives})
        self._problems = Nearness({slug: self.of_problem(problem) for slug, problem in problems.items()})

    def of_dive(self, dive: Dive) -> Traits:
        return {**self.of_topics([dive.topic]), **{("tag", tag): TAG for tag in dive.tags}}

    def of_problem(self, problem: Problem) -> Traits:
        return {**self.of_topics(problem.topics), ("collection", problem.collection): PLACE}

    def of_topics(self, topics: Collection[str]) -> Traits:
        traits: dict[Trait, int] = {}
        for topic in topics:
            place = self._library.chapter_of(topic)
            if place:
                traits["chapter", f"{place[0].slug}/{place[1].id}"] = PLACE
            for required in self._library.topics[topic].requires:
                traits["topic", required] = PREREQUISITE
        return {**traits, **{("topic", topic): TOPIC for topic in topics}}

    def dives(self, traits: Traits, *, besides: Collection[str]) -> list[str]:
        """The slugs of the dives nearest to what has `traits`."""
        return self._dives.nearest(traits, DIVES, besides=besides)

    def problems(self, traits: Traits, *, besides: Collection[str]) -> list[str]:
        """The slugs of the problems nearest to what has `traits`."""
        return self._problems.nearest(traits, PROBLEMS, besides=besides)
