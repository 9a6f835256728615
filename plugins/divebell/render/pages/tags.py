"""The tags: a list of all, and the dives that carry each."""

from collections.abc import Iterator

from divebell.render.references import url_of
from divebell.render.views import CountedLink, IndexView, TagView

from .edition import Edition
from .page import Page


def tag_pages(edition: Edition) -> Iterator[Page]:
    summary = "What the dives are about, in a word or two."
    links = [
        CountedLink(tag.title, url_of("tag", slug), "", len(tag.dives)) for slug, tag in edition.tags.items()
    ]
    yield Page("tags/", "tags.html", "Tags", summary, IndexView("Tags", summary, links))
    for slug, tag in edition.tags.items():
        count = len(tag.dives)
        of_one = f"{count} dive{'s' * (count != 1)} tagged “{tag.title}”."
        view = TagView(tag.title, of_one, [edition.dive_card(dive) for dive in tag.dives])
        yield Page(url_of("tag", slug), "tag.html", f"Dives tagged “{tag.title}”", of_one, view)
