"""Everything by which a publication is found from outside: files, and what each page's head says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from divebell.render.front import FrontEnd
from divebell.render.pages import Edition, Page
from divebell.render.references import url_of
from divebell.render.surroundings import read_surroundings
from divebell.render.views import long_date

from . import icalendar, sitemap
from .cards import Card, CardPainter
from .changes import last_changes
from .dives import Dives
from .feeds import Feeds
from .head import Head, heads
from .publication import Publication


@dataclass(frozen=True)
class Outside:
    files: Sequence[tuple[str, bytes | Path]]
    """Each file's address relative to the site's root, and its bytes or where they are."""
    heads: Mapping[str, Head]
    """By the page's address."""


def show_outside(
    edition: Edition,
    pages: Sequence[Page],
    publication: Publication,
    front: FrontEnd,
    *,
    others: Sequence[str],
    cache: Path,
) -> Outside:
    """The outside of an edition with its `pages`; `others` are addresses of pages that are not ours."""
    cards = CardPainter(front, cache=cache / "cards").paint(dict(_cards(edition, pages, publication)))
    images = {url: address for url, (address, _) in cards.items()}
    surroundings, _ = read_surroundings(edition.library)
    dives = Dives(edition.library, edition.texts, publication, surroundings, cache / "figures")
    by_slug = {dive.slug: images[url_of("dive", dive.slug)] for dive in edition.dives}
    feeds = Feeds(edition, dives, by_slug)
    unlisted = set(_unlisted(edition))
    urls = [url for url in (*(page.url for page in pages), *others) if url not in unlisted]
    files = [
        *cards.values(),
        *feeds.files(),
        (sitemap.NAME, sitemap.sitemap(urls, last_changes(edition), publication)),
        *_calendar(edition, publication),
    ]
    return Outside(files, heads(pages, edition, publication, feeds.all, images, unlisted))


def _cards(edition: Edition, pages: Sequence[Page], publication: Publication) -> Iterator[tuple[str, Card]]:
    library, site = edition.library, publication.name
    descriptions = {page.url: page.description for page in pages}
    for dive in edition.dives:
        eyebrow = f"Dive · {long_date(dive.date)}"
        yield url_of("dive", dive.slug), Card(eyebrow, dive.title, dive.summary, site)
    for slug, problem in edition.problems.items():
        url = url_of("problem", slug)
        yield url, Card(f"Problem · {problem.difficulty}", problem.title, descriptions[url], site)
    for slug, plan in library.plans.items():
        count = sum(len(chapter.topics) for chapter in plan.chapters)
        eyebrow = f"Study plan · {count} topic{'s' * (count != 1)}"
        yield url_of("plan", slug), Card(eyebrow, plan.title, plan.summary, site)


def _unlisted(edition: Edition) -> Iterator[str]:
    """Pages that nobody should be led to by a search: the reader's own, and examples of postings."""
    yield from ("bookmarks/", "offline/", "progress/")
    for slug, posting in edition.library.postings.items():
        if posting.example:
            yield url_of("posting", slug)


def _calendar(edition: Edition, publication: Publication) -> Iterator[tuple[str, bytes]]:
    """The calendar of the daily problem, if there was one yet."""
    events = [
        icalendar.Event(
            uid=f"{dive.slug}@{publication.domain}",
            day=dive.date,
            written=publication.begins(dive.updated or dive.date),
            title=f"Problem: {problem.title}",
            description=f"Difficulty: {problem.difficulty}. With the dive “{dive.title}”: {dive.summary}",
            url=publication.absolute(url_of("problem", problem.slug)),
        )
        for dive in edition.dives
        if dive.problem
        for problem in [edition.library.problems[dive.problem]]
    ]
    if events:
        name = f"{publication.name}: problem of the day"
        yield icalendar.NAME, icalendar.icalendar(name, f"The daily problem of {publication.name}.", events)
