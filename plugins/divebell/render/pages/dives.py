"""The dives: a list of all, and a page for each."""

from collections.abc import Iterator
from functools import partial

from divebell.library import Dive, Spotlight
from divebell.render.references import url_of
from divebell.render.views import DiveCard, DiveView, IndexView, SpotlightView

from .edition import Edition
from .page import Page
from .problems import problem_view


def dive_pages(edition: Edition) -> Iterator[Page]:
    summary = "Every day's deep dive, newest first."
    yield Page("dives/", "dives.html", "Dives", summary, lambda: _index(edition, summary))
    around = (None, *edition.dives, None)
    for following, dive, earlier in zip(around, edition.dives, around[2:], strict=False):
        view = partial(_view, edition, dive, earlier, following)
        yield Page(url_of("dive", dive.slug), "dive.html", dive.title, dive.summary, view)


def _index(edition: Edition, summary: str) -> IndexView[DiveCard]:
    return IndexView("Dives", summary, [edition.dive_card(dive) for dive in edition.dives])


def _view(edition: Edition, dive: Dive, earlier: Dive | None, following: Dive | None) -> DiveView:
    url = url_of("dive", dive.slug)
    body = edition.texts[dive.body]
    problem = edition.library.problems[dive.problem] if dive.problem else None
    spotlight = edition.library.spotlights[dive.spotlight] if dive.spotlight else None
    plan, chapter = edition.place_of(dive.topic)
    related = edition.related(
        edition.relations.of_dive(dive), dives=[dive.slug], problems=[problem.slug] if problem else []
    )
    return DiveView(
        slug=dive.slug,
        authors=[edition.author_link(slug) for slug in dive.authors],
        title=dive.title,
        url=url,
        date=dive.date,
        standfirst="" if dive.summary == body.first_sentence else dive.summary,
        minutes=body.minutes,
        tags=[edition.tag_link(tag) for tag in dive.tags],
        topic=edition.topic_link(dive.topic),
        chapter=chapter,
        plan=plan,
        html=body.for_page(url),
        toc=body.headings,
        problem=problem_view(edition, problem, url) if problem else None,
        spotlight=_spotlight(edition, spotlight, url) if spotlight else None,
        related=related,
        previous=edition.dive_link(earlier) if earlier else None,
        next=edition.dive_link(following) if following else None,
    )


def _spotlight(edition: Edition, spotlight: Spotlight, page: str) -> SpotlightView:
    html = edition.texts[spotlight.body].for_page(page)
    return SpotlightView(spotlight.title, spotlight.summary, html, spotlight.link)
