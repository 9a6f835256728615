"""Pages whose text is in their templates."""

from collections.abc import Iterator
from functools import partial

from divebell.render.views import StandingView

from .page import Page

PAGES = (
    (
        "about/",
        "about.html",
        "About",
        "What Divebell is, how dives are made and checked, and what becomes of what you write here.",
    ),
    (
        "about/design/",
        "design.html",
        "Design",
        "The colours, type and components that the pages are made of.",
    ),
    (
        "offline/",
        "offline.html",
        "Offline",
        "The pages that this browser keeps for reading without a network.",
    ),
    (
        "bookmarks/",
        "bookmarks.html",
        "Bookmarks",
        "The dives and problems that you marked, kept in this browser.",
    ),
)


def standing_pages() -> Iterator[Page]:
    for url, template, title, summary in PAGES:
        yield Page(url, template, title, summary, partial(StandingView, title, summary))
