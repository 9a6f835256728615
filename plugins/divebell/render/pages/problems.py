"""The problems: a list of all, and a page for each."""

from collections.abc import Iterator

from divebell.library import Problem
from divebell.render.cases import public_cases
from divebell.render.highlight import python_html
from divebell.render.references import url_of
from divebell.render.views import IndexView, ProblemView

from .edition import Edition
from .page import Page, shorten


def problem_pages(edition: Edition) -> Iterator[Page]:
    summary = "Small NumPy problems that run and are checked in your browser."
    cards = [edition.problem_card(problem) for problem in edition.problems.values()]
    yield Page("problems/", "problems.html", "Problems", summary, IndexView("Problems", summary, cards))
    for problem in edition.problems.values():
        url = url_of("problem", problem.slug)
        view = problem_view(edition, problem, url)
        yield Page(url, "problem.html", problem.title, view.summary, view)


def problem_view(edition: Edition, problem: Problem, page: str) -> ProblemView:
    """A problem as the page at the address `page` shows it."""
    statement = edition.texts[problem.statement]
    bundle = edition.bundles[problem.slug]
    dive = edition.library.dive_of_problem(problem.slug)
    return ProblemView(
        slug=problem.slug,
        title=problem.title,
        url=url_of("problem", problem.slug),
        summary=shorten(statement.first_sentence),
        difficulty=problem.difficulty,
        collection=edition.collection_link(problem.collection),
        topics=[edition.topic_link(slug) for slug in problem.topics],
        statement=statement.for_page(page),
        starter=problem.starter.text,
        public_cases=public_cases(problem, edition.proofs[problem.slug]),
        hidden_count=sum(case.hidden for case in problem.cases),
        hints=[edition.texts[hint].for_page(page) for hint in problem.hints],
        explanation=edition.texts[problem.explanation].for_page(page),
        solution_html=python_html(problem.solution.text),
        bundle_url=bundle.url,
        bundle_sha256=bundle.sha256,
        dives=[edition.dive_link(dive)] if dive else [],
        related=edition.related(
            edition.relations.of_problem(problem),
            dives=[dive.slug] if dive else [],
            problems=[problem.slug],
        ),
    )
