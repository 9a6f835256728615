"""The collections: a list of all, and a page for each."""

from collections.abc import Iterator

from divebell.render.references import url_of
from divebell.render.views import CollectionView, IndexView

from .edition import Edition
from .page import Page


def collection_pages(edition: Edition) -> Iterator[Page]:
    summary = "Problems that belong together."
    view = IndexView("Collections", summary, edition.collection_links())
    yield Page("collections/", "collections.html", "Collections", summary, view)
    for slug, collection in edition.library.collections.items():
        cards = [edition.problem_card(problem) for problem in edition.problems_in(slug)]
        of_one = CollectionView(collection.title, collection.summary, cards)
        url = url_of("collection", slug)
        yield Page(url, "collection.html", collection.title, collection.summary, of_one)
