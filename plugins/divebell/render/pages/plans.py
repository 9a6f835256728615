"""The study plans: a list of all, and a page for each."""

from collections.abc import Iterator
from functools import partial

from divebell.library import Chapter, Plan
from divebell.render.references import url_of
from divebell.render.views import ChapterView, IndexView, Link, PlanView, TopicInChapter

from .cheat_sheets import cheat_sheet_link
from .concept_map import concept_map
from .edition import Edition
from .page import Page


def plan_pages(edition: Edition) -> Iterator[Page]:
    summary = "Topics in an order in which they can be learned."
    yield Page(
        "plans/",
        "plans.html",
        "Study plans",
        summary,
        lambda: IndexView("Study plans", summary, edition.plan_links()),
    )
    for plan in edition.library.plans.values():
        view = partial(_view, edition, plan)
        yield Page(url_of("plan", plan.slug), "plan.html", plan.title, plan.summary, view)


def _view(edition: Edition, plan: Plan) -> PlanView:
    topics = [topic for chapter in plan.chapters for topic in chapter.topics]
    return PlanView(
        plan.title,
        plan.summary,
        [_chapter(edition, plan, chapter) for chapter in plan.chapters],
        [
            Link(assessment.title, url_of("assessment", assessment.slug), assessment.summary)
            for assessment in edition.library.assessments_of_plan(plan.slug)
            if all(slug in edition.problems for slug in assessment.problems)
        ],
        concept_map(topics, edition.library.topics),
    )


def _chapter(edition: Edition, plan: Plan, chapter: Chapter) -> ChapterView:
    topics = [
        TopicInChapter(
            edition.topic_link(topic),
            [edition.dive_link(dive) for dive in edition.dives_of(topic)],
            [edition.problem_card(problem) for problem in edition.problems_of(topic)],
        )
        for topic in chapter.topics
    ]
    sheet = cheat_sheet_link(edition, plan, chapter)
    return ChapterView(chapter.id, chapter.title, chapter.summary, topics, sheet)
