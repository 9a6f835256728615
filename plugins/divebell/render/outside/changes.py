"""When each page last changed, as far as the library says."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from divebell.library import Dive
from divebell.render.pages import Edition, tag_slug
from divebell.render.references import url_of


def last_changes(edition: Edition) -> Mapping[str, date]:
    """The day of the newest dated thing that each page shows, by the page's address."""
    changes: dict[str, date] = {}
    for url, day in _dated(edition):
        changes[url] = max(day, changes.get(url, day))
    return changes


def _dated(edition: Edition) -> Iterator[tuple[str, date]]:
    for dive in edition.dives:
        changed = dive.updated or dive.date
        yield from ((url, changed) for url in _shown_on(edition, dive))
        yield from ((url, dive.date) for url in _with_problem_of(edition, dive))
    for posting in edition.library.postings.values():
        gone = posting.until + timedelta(days=1)
        for day in (posting.posted, gone):
            if day <= edition.as_of:
                yield "jobs/", day


def _shown_on(edition: Edition, dive: Dive) -> Iterator[str]:
    """The pages that show a dive, and what it says of itself."""
    yield from ("", "dives/", "tags/", url_of("dive", dive.slug), url_of("topic", dive.topic))
    yield from (url_of("tag", tag_slug(tag)) for tag in dive.tags)
    yield from (url_of("author", author) for author in dive.authors)
    if place := edition.library.chapter_of(dive.topic):
        yield url_of("plan", place[0].slug)


def _with_problem_of(edition: Edition, dive: Dive) -> Iterator[str]:
    """The pages that show a dive's problem, from the day of the dive on."""
    if dive.problem:
        problem = edition.library.problems[dive.problem]
        yield from ("problems/", url_of("problem", problem.slug), url_of("collection", problem.collection))
        yield from (url_of("topic", topic) for topic in problem.topics)
