"""A page for each author, with the dives that the author wrote."""

from collections.abc import Iterator
from functools import partial

from divebell.library import Author
from divebell.render.references import url_of
from divebell.render.tame_markdown import tame_html
from divebell.render.views import AuthorView

from .edition import Edition
from .page import Page


def author_pages(edition: Edition) -> Iterator[Page]:
    for slug, author in edition.library.authors.items():
        summary = f"Dives by {author.name}."
        view = partial(_view, edition, author, summary)
        yield Page(url_of("author", slug), "author.html", author.name, summary, view)


def _view(edition: Edition, author: Author, summary: str) -> AuthorView:
    dives = [
        edition.dive_card(dive)
        for dive in edition.library.dives_of_author(author.slug)
        if dive.is_published(edition.as_of)
    ]
    return AuthorView(author.name, summary, tame_html(author.summary), author.url, author.email, dives)
