"""What a page's head says to search engines, feed readers and places where links are shared."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from divebell.library import Dive
from divebell.render.pages import Edition, Page
from divebell.render.references import url_of

from .cards import HEIGHT, WIDTH
from .entries import Feed
from .feeds import FORMATS
from .publication import Publication
from .structured import StructuredData, script


@dataclass(frozen=True)
class FeedLink:
    title: str
    media_type: str
    url: str


@dataclass(frozen=True)
class Head:
    """Every address is absolute; without the site's own address there is no `Head`."""

    canonical: str
    properties: Sequence[tuple[str, str]]
    """Open Graph (https://ogp.me), besides the title, the description and the site's name."""
    card: str
    """The kind of Twitter card: with a large picture or without."""
    feeds: Sequence[FeedLink]
    json_ld: Markup
    indexed: bool = True
    """Whether search engines are to show the page."""


def heads(
    pages: Iterable[Page],
    edition: Edition,
    publication: Publication,
    feeds: Iterable[Feed],
    images: Mapping[str, str],
    unlisted: Collection[str],
) -> Mapping[str, Head]:
    """The head of every page, by its address. `images` has the social cards by the same; `unlisted` are
    pages that search engines are not to show."""
    by_url = {page.url: page for page in pages}
    structured = StructuredData(edition, publication, by_url, images)
    dives = {url_of("dive", dive.slug): dive for dive in edition.dives}
    links = {feed.folder: _links(feed, publication) for feed in feeds}
    found: dict[str, Head] = {}
    for url, page in by_url.items():
        image = images.get(url)
        nodes = structured.of(page)
        found[url] = Head(
            canonical=publication.absolute(url),
            properties=list(_properties(page, publication, dives.get(url), image)),
            card="summary_large_image" if image else "summary",
            feeds=[*links.get(url, ()), *(links.get("", ()) if url else ())],
            json_ld=script(nodes) if nodes else Markup(),
            indexed=url not in unlisted,
        )
    return found


def _links(feed: Feed, publication: Publication) -> list[FeedLink]:
    return [
        FeedLink(f"{feed.title} ({name})", media_type, publication.absolute(feed.folder + file))
        for name, file, media_type, _ in FORMATS
    ]


def _properties(
    page: Page, publication: Publication, dive: Dive | None, image: str | None
) -> Iterator[tuple[str, str]]:
    yield "og:type", "article" if dive else "website"
    yield "og:url", publication.absolute(page.url)
    if image:
        yield "og:image", publication.absolute(image)
        yield "og:image:type", "image/png"
        yield "og:image:width", str(WIDTH)
        yield "og:image:height", str(HEIGHT)
        yield "og:image:alt", page.title
    if dive:
        yield "article:published_time", publication.begins(dive.date).isoformat()
        if dive.updated:
            yield "article:modified_time", publication.begins(dive.updated).isoformat()
        yield from (("article:tag", tag) for tag in dive.tags)
