"""The assessments: a list of all, and a page for each."""

from collections.abc import Iterator
from functools import partial

from divebell.library import Assessment
from divebell.render.references import url_of
from divebell.render.views import AssessmentCard, AssessmentView, IndexView, Link

from .edition import Edition
from .page import Page
from .problems import problem_view


def assessment_pages(edition: Edition) -> Iterator[Page]:
    """An assessment is shown once all of its problems are."""
    shown = [
        assessment
        for assessment in edition.library.assessments.values()
        if all(slug in edition.problems for slug in assessment.problems)
    ]
    summary = "Sets of problems against the clock, with a result by topic at the end."
    cards = [
        AssessmentCard(
            assessment.title,
            url_of("assessment", assessment.slug),
            assessment.summary,
            assessment.minutes,
            len(assessment.problems),
        )
        for assessment in shown
    ]
    yield Page(
        "assessments/",
        "assessments.html",
        "Assessments",
        summary,
        lambda: IndexView("Assessments", summary, cards),
    )
    for assessment in shown:
        url = url_of("assessment", assessment.slug)
        view = partial(_view, edition, assessment, url)
        yield Page(url, "assessment.html", assessment.title, assessment.summary, view)


def _view(edition: Edition, assessment: Assessment, url: str) -> AssessmentView:
    plan = edition.library.plans[assessment.plan] if assessment.plan else None
    return AssessmentView(
        slug=assessment.slug,
        title=assessment.title,
        summary=assessment.summary,
        minutes=assessment.minutes,
        pass_mark=assessment.pass_mark,
        plan=Link(plan.title, url_of("plan", plan.slug), plan.summary) if plan else None,
        problems=[
            problem_view(edition, edition.problems[slug], url, part=f"{slug}-")
            for slug in assessment.problems
        ],
    )
