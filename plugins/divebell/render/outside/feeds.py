"""The feeds of a publication: of the whole site, of each study plan and of each tag."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from divebell.library import Dive
from divebell.render.pages import Edition
from divebell.render.references import url_of

from . import atom, devto, json_feed, rss
from .dives import Dives
from .entries import LENGTH, Feed

type Write = Callable[[Feed, str], bytes]

FORMATS: Sequence[tuple[str, str, str, Write]] = (
    ("Atom", atom.NAME, atom.MEDIA_TYPE, atom.atom),
    ("RSS", rss.NAME, rss.MEDIA_TYPE, rss.rss),
    ("JSON Feed", json_feed.NAME, json_feed.MEDIA_TYPE, json_feed.json_feed),
)
"""Each format's name, its file's name, its media type, and what writes it."""


@dataclass(frozen=True)
class _Outline:
    """A feed before its entries are made."""

    folder: str
    title: str
    description: str
    dives: Sequence[Dive]


@dataclass(frozen=True)
class Feeds:
    """The feeds of an edition; each dive's entry is made once, whatever feeds hold it."""

    edition: Edition
    dives: Dives
    images: Mapping[str, str]
    """The social card of each dive, relative to the site's root, by slug."""

    @cached_property
    def all(self) -> Sequence[Feed]:
        """Every feed that has an entry, the whole site's first."""
        outlines = list(self._outlines())
        entries = {
            dive.slug: self.dives.entry(dive, image=self.images.get(dive.slug))
            for dive in self._held(outlines)
        }
        publication = self.dives.publication
        return [
            Feed(
                id=publication.identifier(f"{outline.folder}feed"),
                folder=outline.folder,
                title=outline.title,
                description=outline.description,
                home=publication.absolute(outline.folder),
                entries=[entries[dive.slug] for dive in outline.dives],
                authors=[self.dives.site],
                language=publication.language,
            )
            for outline in outlines
        ]

    def files(self) -> Iterator[tuple[str, bytes | Path]]:
        """The address and the bytes of every file: each feed in each format, DEV's, and their pictures."""
        absolute = self.dives.publication.absolute
        for feed in self.all:
            for _, name, _, write in FORMATS:
                path = feed.folder + name
                yield path, write(feed, absolute(path))
        held = self._held(self._outlines())
        if held:
            newest = self.edition.dives[:LENGTH]
            articles = [self.dives.dev_markdown(dive) for dive in newest]
            yield devto.NAME, devto.devto_feed(self.all[0], articles, absolute(devto.NAME))
        pictures = {figure.url: figure.file for dive in held for figure in self.dives.figures(dive).values()}
        yield from pictures.items()

    def _outlines(self) -> Iterator[_Outline]:
        name = self.dives.publication.name
        newest = self.edition.dives
        if newest:
            yield _Outline("", name, self.dives.publication.description or name, newest[:LENGTH])
        for slug, plan in self.edition.library.plans.items():
            topics = {topic for chapter in plan.chapters for topic in chapter.topics}
            if dives := [dive for dive in newest if dive.topic in topics]:
                yield _Outline(url_of("plan", slug), f"{plan.title} · {name}", plan.summary, dives[:LENGTH])
        for slug, tag in self.edition.tags.items():
            title = f"Dives tagged “{tag.title}”"
            yield _Outline(url_of("tag", slug), f"{title} · {name}", f"{title}.", tag.dives[:LENGTH])

    @staticmethod
    def _held(outlines: Iterable[_Outline]) -> Sequence[Dive]:
        return list({dive.slug: dive for outline in outlines for dive in outline.dives}.values())
