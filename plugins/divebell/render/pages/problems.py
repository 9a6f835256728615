"""The problems: a list of all, and a page for each."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from divebell.library import Problem
from divebell.render.highlight import python_html
from divebell.render.references import url_of
from divebell.render.views import ProblemItem, ProblemsView, ProblemView, facet

from .edition import Edition
from .page import Page, shorten

LEVELS = {"easy": "Easy", "medium": "Medium", "hard": "Hard"}


def problem_pages(edition: Edition) -> Iterator[Page]:
    summary = "Small NumPy problems that run and are checked in your browser."
    yield Page("problems/", "problems.html", "Problems", summary, lambda: _index(edition, summary))
    for problem in edition.problems.values():
        url = url_of("problem", problem.slug)
        view = partial(problem_view, edition, problem, url)
        yield Page(url, "problem.html", problem.title, _summary(edition, problem), view)


def _summary(edition: Edition, problem: Problem) -> str:
    return shorten(edition.texts[problem.statement].first_sentence)


def _index(edition: Edition, summary: str) -> ProblemsView:
    library = edition.library
    items = sorted(
        (_item(edition, problem) for problem in edition.problems.values()),
        key=lambda item: (item.date or date.min, item.card.title),
        reverse=True,
    )
    facets = [
        facet("difficulty", "Difficulty", LEVELS, (item.card.difficulty for item in items), ordered=True),
        facet(
            "collection",
            "Collection",
            {slug: collection.title for slug, collection in library.collections.items()},
            (item.collection for item in items),
        ),
        facet(
            "topic",
            "Topic",
            {slug: topic.title for slug, topic in library.topics.items()},
            (slug for item in items for slug in item.topic_slugs),
        ),
    ]
    return ProblemsView("Problems", summary, items, facets)


def _item(edition: Edition, problem: Problem) -> ProblemItem:
    dive = edition.library.dive_of_problem(problem.slug)
    return ProblemItem(
        edition.problem_card(problem),
        problem.collection,
        [edition.topic_link(slug) for slug in problem.topics],
        problem.topics,
        dive.date if dive else None,
    )


def problem_view(edition: Edition, problem: Problem, page: str, *, part: str = "") -> ProblemView:
    """A problem as the page at the address `page` shows it.

    `part` begins every identifier in its texts, where several problems stand on the page.
    """
    statement = edition.texts[problem.statement]
    bundle = edition.bundles[problem.slug]
    dive = edition.library.dive_of_problem(problem.slug)
    return ProblemView(
        slug=problem.slug,
        title=problem.title,
        url=url_of("problem", problem.slug),
        summary=_summary(edition, problem),
        difficulty=problem.difficulty,
        collection=edition.collection_link(problem.collection),
        topics=[edition.topic_link(slug) for slug in problem.topics],
        statement=statement.for_page(page, part=part),
        starter=problem.starter.text,
        public_cases=edition.public_cases(problem),
        hidden_count=sum(case.hidden for case in problem.cases),
        hints=[edition.texts[hint].for_page(page, part=part) for hint in problem.hints],
        explanation=edition.texts[problem.explanation].for_page(page, part=part),
        solution_html=python_html(problem.solution.text),
        reveal=problem.reveal if isinstance(problem.reveal, str) else f"after: {problem.reveal.after}",
        bundle_url=bundle.url,
        bundle_sha256=bundle.sha256,
        packages=problem.packages,
        dives=[edition.dive_link(dive)] if dive else [],
        related=edition.related(
            edition.relations.of_problem(problem),
            dives=[dive.slug] if dive else [],
            problems=[problem.slug],
        ),
        source=problem.source,
    )
