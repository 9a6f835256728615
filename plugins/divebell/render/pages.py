"""Every page of the site, with its address, its template and its view."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from divebell.library import Dive, Library, Problem, Text, Topic
from divebell.verify import Proof

from . import views
from .cases import public_cases
from .highlight import python_html
from .markdown import Rendered
from .references import url_of
from .views import Link

DESCRIPTION_LENGTH = 160
"""How many characters of a description search engines show."""


@dataclass(frozen=True)
class Page:
    """A page to be put into its template."""

    url: str
    """Relative to the site's root; "" is the home page."""
    template: str
    title: str
    description: str
    view: object

    @property
    def source(self) -> str:
        """The name that a Markdown file with this address would have: `dives/index.md`, `plans/x.md`."""
        return f"{self.url.rstrip('/')}.md" if self.url.count("/") > 1 else f"{self.url}index.md"


@dataclass(frozen=True)
class Bundle:
    """Where the site serves the cases of a problem."""

    url: str
    sha256: str


class Pages:
    """Makes views from a library and its converted texts, as of one day."""

    def __init__(
        self,
        library: Library,
        texts: Mapping[Text, Rendered],
        proofs: Mapping[str, Proof],
        bundles: Mapping[str, Bundle],
        as_of: date,
    ) -> None:
        self._library = library
        self._texts = texts
        self._proofs = proofs
        self._bundles = bundles
        self._dives = library.published(as_of)
        """Newest first."""
        shown = {dive.slug for dive in self._dives}
        self._problems = tuple(
            problem
            for problem in library.problems.values()
            if (dive := library.dive_of_problem(problem.slug)) is None or dive.slug in shown
        )
        """A problem is shown from the day of its dive on."""
        self._required_by: defaultdict[str, list[str]] = defaultdict(list)
        for topic in library.topics.values():
            for required in topic.requires:
                self._required_by[required].append(topic.slug)
        self._shown_dives = shown
        self._shown_problems = {problem.slug for problem in self._problems}

    def __iter__(self) -> Iterator[Page]:
        yield self._home()
        yield from self._indexes()
        around = (None, *self._dives, None)
        for following, dive, earlier in zip(around, self._dives, around[2:], strict=False):
            yield self._dive(dive, earlier, following)
        yield from map(self._problem, self._problems)
        yield from map(self._topic, self._library.topics.values())
        for slug in self._library.plans:
            yield self._plan(slug)
        for slug in self._library.collections:
            yield self._collection(slug)

    # The pages

    def _home(self) -> Page:
        cards = [self._dive_card(dive) for dive in self._dives]
        view = views.HomeView(
            today=cards[0] if cards else None,
            recent=cards[1:],
            plans=self._plan_links(),
            problems=[self._problem_card(problem) for problem in self._problems],
            collections=self._collection_links(),
        )
        return Page("", "home.html", "", "", view)

    def _indexes(self) -> Iterator[Page]:
        indexes: tuple[tuple[str, str, str, Sequence[object]], ...] = (
            (
                "dives",
                "Dives",
                "Every day's deep dive, newest first.",
                [self._dive_card(d) for d in self._dives],
            ),
            (
                "problems",
                "Problems",
                "Small NumPy problems that run and are checked in your browser.",
                [self._problem_card(problem) for problem in self._problems],
            ),
            ("plans", "Study plans", "Topics in an order in which they can be learned.", self._plan_links()),
            (
                "topics",
                "Topics",
                "The concepts behind the dives, each with what it builds on.",
                [self._topic_link(slug) for slug in self._library.topics],
            ),
            (
                "collections",
                "Collections",
                "Problems that belong together.",
                self._collection_links(),
            ),
        )
        for folder, title, summary, items in indexes:
            view = views.IndexView(title, summary, items)
            yield Page(f"{folder}/", f"{folder}.html", title, summary, view)

    def _dive(self, dive: Dive, earlier: Dive | None, following: Dive | None) -> Page:
        url = url_of("dive", dive.slug)
        body = self._texts[dive.body]
        spotlight = self._library.spotlights[dive.spotlight]
        plan, chapter = self._place_of(dive.topic)
        view = views.DiveView(
            title=dive.title,
            url=url,
            date=dive.date,
            summary=dive.summary,
            minutes=body.minutes,
            tags=dive.tags,
            topic=self._topic_link(dive.topic),
            chapter=chapter,
            plan=plan,
            html=body.for_page(url),
            toc=body.headings,
            problem=self._problem_view(self._library.problems[dive.problem], url),
            spotlight=views.SpotlightView(
                spotlight.title,
                spotlight.summary,
                self._texts[spotlight.body].for_page(url),
                spotlight.link,
            ),
            previous=self._dive_link(earlier) if earlier else None,
            next=self._dive_link(following) if following else None,
        )
        return Page(url, "dive.html", dive.title, dive.summary, view)

    def _problem(self, problem: Problem) -> Page:
        url = url_of("problem", problem.slug)
        view = self._problem_view(problem, url)
        return Page(url, "problem.html", problem.title, view.summary, view)

    def _topic(self, topic: Topic) -> Page:
        url = url_of("topic", topic.slug)
        plan, chapter = self._place_of(topic.slug)
        view = views.TopicView(
            title=topic.title,
            summary=topic.summary,
            html=self._texts[topic.body].for_page(url),
            requires=[self._topic_link(slug) for slug in topic.requires],
            required_by=[self._topic_link(other) for other in self._required_by[topic.slug]],
            chapter=chapter,
            plan=plan,
            dives=[self._dive_card(dive) for dive in self._dives_of(topic.slug)],
            problems=self._problems_of(topic.slug),
        )
        return Page(url, "topic.html", topic.title, topic.summary, view)

    def _plan(self, slug: str) -> Page:
        plan = self._library.plans[slug]
        chapters = [
            views.ChapterView(
                chapter.id,
                chapter.title,
                chapter.summary,
                [
                    views.TopicInChapter(
                        self._topic_link(topic),
                        [self._dive_link(dive) for dive in self._dives_of(topic)],
                        self._problems_of(topic),
                    )
                    for topic in chapter.topics
                ],
            )
            for chapter in plan.chapters
        ]
        view = views.PlanView(plan.title, plan.summary, chapters)
        return Page(url_of("plan", slug), "plan.html", plan.title, plan.summary, view)

    def _collection(self, slug: str) -> Page:
        collection = self._library.collections[slug]
        view = views.CollectionView(
            collection.title,
            collection.summary,
            [
                self._problem_card(problem)
                for problem in self._library.problems_of_collection(slug)
                if problem.slug in self._shown_problems
            ],
        )
        return Page(url_of("collection", slug), "collection.html", collection.title, collection.summary, view)

    # What the pages are made of

    def _problem_view(self, problem: Problem, page: str) -> views.ProblemView:
        statement = self._texts[problem.statement]
        bundle = self._bundles[problem.slug]
        dive = self._library.dive_of_problem(problem.slug)
        return views.ProblemView(
            slug=problem.slug,
            title=problem.title,
            url=url_of("problem", problem.slug),
            summary=_shorten(statement.first_sentence),
            difficulty=problem.difficulty,
            collection=self._collection_link(problem.collection),
            topics=[self._topic_link(slug) for slug in problem.topics],
            statement=statement.for_page(page),
            starter=problem.starter.text,
            public_cases=public_cases(problem, self._proofs[problem.slug]),
            hidden_count=sum(case.hidden for case in problem.cases),
            hints=[self._texts[hint].for_page(page) for hint in problem.hints],
            explanation=self._texts[problem.explanation].for_page(page),
            solution_html=python_html(problem.solution.text),
            bundle_url=bundle.url,
            bundle_sha256=bundle.sha256,
            dives=[self._dive_link(dive)] if dive else [],
        )

    def _dive_card(self, dive: Dive) -> views.DiveCard:
        return views.DiveCard(
            title=dive.title,
            url=url_of("dive", dive.slug),
            summary=dive.summary,
            date=dive.date,
            minutes=self._texts[dive.body].minutes,
            tags=dive.tags,
            topic=self._topic_link(dive.topic),
            problem=self._problem_card(self._library.problems[dive.problem]),
        )

    def _problem_card(self, problem: Problem) -> views.ProblemCard:
        return views.ProblemCard(
            problem.slug,
            problem.title,
            url_of("problem", problem.slug),
            problem.difficulty,
            self._collection_link(problem.collection),
        )

    def _dives_of(self, topic: str) -> list[Dive]:
        return [dive for dive in self._library.dives_of_topic(topic) if dive.slug in self._shown_dives]

    def _problems_of(self, topic: str) -> list[views.ProblemCard]:
        return [
            self._problem_card(problem)
            for problem in self._library.problems_of_topic(topic)
            if problem.slug in self._shown_problems
        ]

    def _place_of(self, topic: str) -> tuple[Link | None, Link | None]:
        """The plan and the chapter that a topic stands in."""
        place = self._library.chapter_of(topic)
        if place is None:
            return None, None
        plan, chapter = place
        url = url_of("plan", plan.slug)
        return Link(plan.title, url, plan.summary), Link(
            chapter.title, f"{url}#{chapter.id}", chapter.summary
        )

    def _topic_link(self, slug: str) -> Link:
        topic = self._library.topics[slug]
        return Link(topic.title, url_of("topic", slug), topic.summary)

    def _dive_link(self, dive: Dive) -> Link:
        return Link(dive.title, url_of("dive", dive.slug), dive.summary)

    def _collection_link(self, slug: str) -> Link:
        collection = self._library.collections[slug]
        return Link(collection.title, url_of("collection", slug), collection.summary)

    def _plan_links(self) -> list[views.CountedLink]:
        return [
            views.CountedLink(
                plan.title,
                url_of("plan", slug),
                plan.summary,
                sum(len(chapter.topics) for chapter in plan.chapters),
            )
            for slug, plan in self._library.plans.items()
        ]

    def _collection_links(self) -> list[views.CountedLink]:
        return [
            views.CountedLink(
                collection.title,
                url_of("collection", slug),
                collection.summary,
                sum(
                    problem.slug in self._shown_problems
                    for problem in self._library.problems_of_collection(slug)
                ),
            )
            for slug, collection in self._library.collections.items()
        ]


def _shorten(text: str) -> str:
    """`text`, cut between words where it is longer than a description may be."""
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    return text[:DESCRIPTION_LENGTH].rpartition(" ")[0] + "…"
