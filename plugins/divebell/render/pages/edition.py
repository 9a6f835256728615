"""The publication as it stands on one day: what is shown, and how it looks in lists."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from divebell.library import Dive, Library, Problem, Text
from divebell.render import views
from divebell.render.cases import public_cases
from divebell.render.markdown import Rendered
from divebell.render.references import url_of
from divebell.render.views import Link
from divebell.verify import Proof

from .nearness import Traits
from .page import Bundle, tag_slug
from .related import Relations


@dataclass(frozen=True)
class Tag:
    title: str
    dives: Sequence[Dive]
    """Newest first."""


@dataclass(frozen=True)
class Edition:
    """A library with its converted texts, proofs and bundles, as of one day."""

    library: Library
    texts: Mapping[Text, Rendered]
    proofs: Mapping[str, Proof]
    bundles: Mapping[str, Bundle]
    as_of: date

    # What is shown

    @cached_property
    def dives(self) -> tuple[Dive, ...]:
        """Newest first."""
        return self.library.published(self.as_of)

    @cached_property
    def problems(self) -> Mapping[str, Problem]:
        """A problem is shown from the day of its dive on."""
        shown = {dive.slug for dive in self.dives}
        return {
            slug: problem
            for slug, problem in self.library.problems.items()
            if (dive := self.library.dive_of_problem(slug)) is None or dive.slug in shown
        }

    @cached_property
    def tags(self) -> Mapping[str, Tag]:
        """The tags of the dives that are shown, by their part of an address, in alphabetical order."""
        carrying: defaultdict[str, dict[str, Dive]] = defaultdict(dict)
        titles: dict[str, str] = {}
        for dive in self.dives:
            for tag in dive.tags:
                slug = tag_slug(tag)
                titles.setdefault(slug, tag)
                carrying[slug][dive.slug] = dive
        return {slug: Tag(titles[slug], [*carrying[slug].values()]) for slug in sorted(carrying)}

    @cached_property
    def relations(self) -> Relations:
        return Relations(self.library, self.dives, self.problems)

    def dives_of(self, topic: str) -> list[Dive]:
        return [dive for dive in self.library.dives_of_topic(topic) if dive.is_published(self.as_of)]

    def problems_of(self, topic: str) -> list[Problem]:
        return [problem for problem in self.library.problems_of_topic(topic) if problem.slug in self.problems]

    def problems_on(self, topics: Iterable[str]) -> list[str]:
        """The slugs of the problems of any of `topics`, none of them twice."""
        return list(dict.fromkeys(problem.slug for topic in topics for problem in self.problems_of(topic)))

    def problems_in(self, collection: str) -> list[Problem]:
        of_collection = self.library.problems_of_collection(collection)
        return [problem for problem in of_collection if problem.slug in self.problems]

    # What is shown on more than one page, and made once

    def public_cases(self, problem: Problem) -> Sequence[views.CaseView]:
        """The cases of a problem that are not hidden."""
        if problem.slug not in self._cases:
            self._cases[problem.slug] = public_cases(problem, self.proofs.get(problem.slug))
        return self._cases[problem.slug]

    @cached_property
    def _cases(self) -> dict[str, Sequence[views.CaseView]]:
        return {}

    # How it looks in lists

    def dive_card(self, dive: Dive) -> views.DiveCard:
        return views.DiveCard(
            title=dive.title,
            url=url_of("dive", dive.slug),
            summary=dive.summary,
            date=dive.date,
            minutes=self.texts[dive.body].minutes,
            tags=dive.tags,
            topic=self.topic_link(dive.topic),
            problem=self.problem_card(self.library.problems[dive.problem]) if dive.problem else None,
        )

    def problem_card(self, problem: Problem) -> views.ProblemCard:
        return views.ProblemCard(
            problem.slug,
            problem.title,
            url_of("problem", problem.slug),
            problem.difficulty,
            self.collection_link(problem.collection),
        )

    def topic_link(self, slug: str) -> Link:
        topic = self.library.topics[slug]
        return Link(topic.title, url_of("topic", slug), topic.summary)

    def dive_link(self, dive: Dive) -> Link:
        return Link(dive.title, url_of("dive", dive.slug), dive.summary)

    def collection_link(self, slug: str) -> Link:
        collection = self.library.collections[slug]
        return Link(collection.title, url_of("collection", slug), collection.summary)

    def author_link(self, slug: str) -> Link:
        return Link(self.library.authors[slug].name, url_of("author", slug))

    def tag_link(self, tag: str) -> Link:
        return Link(tag, url_of("tag", tag_slug(tag)))

    def related(
        self, traits: Traits, *, dives: Collection[str] = (), problems: Collection[str] = ()
    ) -> views.Related:
        """What is related to a thing with `traits`, besides the named dives and problems."""
        return views.Related(
            [
                self.dive_link(self.library.dives[slug])
                for slug in self.relations.dives(traits, besides=dives)
            ],
            [
                self.problem_card(self.problems[slug])
                for slug in self.relations.problems(traits, besides=problems)
            ],
        )

    def place_of(self, topic: str) -> tuple[Link | None, Link | None]:
        """The plan and the chapter that a topic stands in."""
        place = self.library.chapter_of(topic)
        if place is None:
            return None, None
        plan, chapter = place
        url = url_of("plan", plan.slug)
        return Link(plan.title, url, plan.summary), Link(
            chapter.title, f"{url}#{chapter.id}", chapter.summary
        )

    def plan_links(self) -> list[views.CountedLink]:
        return [
            views.CountedLink(
                plan.title,
                url_of("plan", slug),
                plan.summary,
                sum(len(chapter.topics) for chapter in plan.chapters),
                self.problems_on(topic for chapter in plan.chapters for topic in chapter.topics),
            )
            for slug, plan in self.library.plans.items()
        ]

    def collection_links(self) -> list[views.CountedLink]:
        return [
            views.CountedLink(
                collection.title,
                url_of("collection", slug),
                collection.summary,
                len(self.problems_in(slug)),
                [problem.slug for problem in self.problems_in(slug)],
            )
            for slug, collection in self.library.collections.items()
        ]
