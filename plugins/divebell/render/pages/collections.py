"""The collections: a list of all, and a page for each."""

from collections.abc import Iterator
from functools import partial

from divebell.library import Collection
from divebell.render.references import url_of
from divebell.render.views import CollectionView, IndexView

from .edition import Edition
from .page import Page


def collection_pages(edition: Edition) -> Iterator[Page]:
    summary = "Problems that belong together."
    yield Page(
        "collections/",
        "collections.html",
        "Collections",
        summary,
        lambda: IndexView("Collections", summary, edition.collection_links()),
    )
    for slug, collection in edition.library.collections.items():
        view = partial(_view, edition, collection)
        url = url_of("collection", slug)
        yield Page(url, "collection.html", collection.title, collection.summary, view)


def _view(edition: Edition, collection: Collection) -> CollectionView:
    cards = [edition.problem_card(problem) for problem in edition.problems_in(collection.slug)]
    return CollectionView(collection.title, collection.summary, cards)
