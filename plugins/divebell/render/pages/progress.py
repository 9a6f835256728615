"""The page of a reader's progress: its frame, as the browser alone knows what the reader has done."""

from collections.abc import Iterator

from divebell.library import Plan
from divebell.render.references import url_of
from divebell.render.views import CountedLink, PlanOutline, ProgressView

from .edition import Edition
from .page import Page

TITLE = "Your progress"
SUMMARY = (
    "What you have solved, and on which days. All of it is kept in this browser, and yours to take along."
)
DIFFICULTIES = ("easy", "medium", "hard")


def progress_pages(edition: Edition) -> Iterator[Page]:
    yield Page("progress/", "progress.html", TITLE, SUMMARY, lambda: _view(edition))


def _view(edition: Edition) -> ProgressView:
    outlines = [_outline(edition, plan) for plan in edition.library.plans.values()]
    easiest = sorted(edition.problems.values(), key=lambda problem: DIFFICULTIES.index(problem.difficulty))
    return ProgressView(
        TITLE,
        SUMMARY,
        [outline for outline in outlines if outline.chapters],
        [link for link in edition.collection_links() if link.problems],
        [link for link in _difficulties(edition) if link.problems],
        edition.dive_card(edition.dives[0]) if edition.dives else None,
        edition.problem_card(easiest[0]) if easiest else None,
    )


def _outline(edition: Edition, plan: Plan) -> PlanOutline:
    url = url_of("plan", plan.slug)
    chapters = [
        CountedLink(chapter.title, f"{url}#{chapter.id}", "", len(problems), problems)
        for chapter in plan.chapters
        if (problems := edition.problems_on(chapter.topics))
    ]
    problems = edition.problems_on(topic for chapter in plan.chapters for topic in chapter.topics)
    return PlanOutline(CountedLink(plan.title, url, "", len(problems), problems), chapters)


def _difficulties(edition: Edition) -> Iterator[CountedLink]:
    for difficulty in DIFFICULTIES:
        slugs = [slug for slug, problem in edition.problems.items() if problem.difficulty == difficulty]
        yield CountedLink(
            difficulty.capitalize(), f"problems/?difficulty={difficulty}", "", len(slugs), slugs
        )
