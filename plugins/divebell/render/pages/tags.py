"""The tags: a list of all, and the dives that carry each."""

from collections.abc import Iterator
from functools import partial

from divebell.render.references import url_of
from divebell.render.views import CountedLink, IndexView, TagView

from .edition import Edition, Tag
from .page import Page


def tag_pages(edition: Edition) -> Iterator[Page]:
    summary = "What the dives are about, in a word or two."
    yield Page("tags/", "tags.html", "Tags", summary, lambda: _index(edition, summary))
    for slug, tag in edition.tags.items():
        count = len(tag.dives)
        of_one = f"{count} dive{'s' * (count != 1)} tagged “{tag.title}”."
        view = partial(_view, edition, tag, of_one)
        yield Page(url_of("tag", slug), "tag.html", f"Dives tagged “{tag.title}”", of_one, view)


def _index(edition: Edition, summary: str) -> IndexView[CountedLink]:
    links = [
        CountedLink(tag.title, url_of("tag", slug), "", len(tag.dives)) for slug, tag in edition.tags.items()
    ]
    return IndexView("Tags", summary, links)


def _view(edition: Edition, tag: Tag, summary: str) -> TagView:
    return TagView(tag.title, summary, [edition.dive_card(dive) for dive in tag.dives])
