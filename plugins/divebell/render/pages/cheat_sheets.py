"""Cheat sheets: the displayed formulas of a chapter's topics and dives, on a page to be printed."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from markupsafe import Markup

from divebell.library import Chapter, Plan
from divebell.render.references import url_of
from divebell.render.views import CheatSheetView, FormulaGroup, Link, TopicFormulas

from .edition import Edition
from .page import Page


def cheat_sheet_link(edition: Edition, plan: Plan, chapter: Chapter) -> Link | None:
    """The cheat sheet of a chapter; None where its texts display no formula."""
    if not _formulas(edition, chapter):
        return None
    return Link(f"Cheat sheet: {chapter.title}", _url(plan, chapter))


def cheat_sheet_pages(edition: Edition) -> Iterator[Page]:
    for plan in edition.library.plans.values():
        plan_url = url_of("plan", plan.slug)
        for chapter in plan.chapters:
            topics = _formulas(edition, chapter)
            if topics:
                title = f"{chapter.title}: formulas"
                summary = f"The formulas of the chapter “{chapter.title}” of the plan “{plan.title}”."
                link = Link(chapter.title, f"{plan_url}#{chapter.id}", chapter.summary)
                view = partial(CheatSheetView, title, summary, Link(plan.title, plan_url), link, topics)
                yield Page(_url(plan, chapter), "cheat-sheet.html", title, summary, view)


def _url(plan: Plan, chapter: Chapter) -> str:
    return f"{url_of('plan', plan.slug)}{chapter.id}/cheat-sheet/"


def _formulas(edition: Edition, chapter: Chapter) -> list[TopicFormulas]:
    """The formulas of a chapter by topic, each only where it stands first."""
    seen: set[str] = set()
    found: list[TopicFormulas] = []
    for slug in chapter.topics:
        texts = [(edition.library.topics[slug].body, url_of("topic", slug))]
        texts += [(dive.body, url_of("dive", dive.slug)) for dive in edition.dives_of(slug)]
        groups: list[FormulaGroup] = []
        for text, url in texts:
            placed = edition.texts[text].displayed_formulas
            for heading, formulas in groupby(placed, key=lambda formula: formula.heading):
                fresh = [each.mathml for each in formulas if each.mathml not in seen]
                seen.update(fresh)
                if fresh:
                    address = f"{url}#{heading.id}" if heading else url
                    groups.append(FormulaGroup(heading.title if heading else Markup(), address, fresh))
        if groups:
            found.append(TopicFormulas(edition.topic_link(slug), groups))
    return found
