"""The front matter of Markdown files: dives, topics, spotlights and case studies."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from divebell.library.authored.base import Authored
from divebell.library.fields import IsoDate, Link, Slug, Slugs, Terms, Url, Words, Year, mistake


class DiveFrontMatter(Authored):
    """Front matter of content/dives/<date>-<slug>.md."""

    title: Words
    """What the dive is called; in quotes if it has a colon."""
    date: IsoDate
    """The day on which the dive is published; left out, the one that the file's name begins with."""
    topic: Slug
    """Left out, the topic that goes by the rest of the file's name."""
    problem: Slug | None = None
    """Left out, the only problem of the topic, if there is one; `null` for a dive without a problem."""
    spotlight: Slug | None = None
    """Left out, the spotlights take turns by date; `null` for a dive without one."""
    summary: Words = ""
    """Left out, the first sentence of the text."""
    tags: tuple[Words, ...] = ()
    """What it is about, each a page that lists all dives with it."""
    authors: Slugs = ()
    """Who wrote it; nobody named stands for the site."""
    updated: IsoDate | None = None
    """The day of the last change that a reader would notice."""
    draft: bool = False
    """Not published, whatever its date; the preview shows it."""

    @model_validator(mode="after")
    def _is_updated_after_it_is_published(self) -> DiveFrontMatter:
        if self.updated is not None and self.updated < self.date:
            raise mistake(f"must not be before 'date', {self.date}", field="updated")
        return self


class TopicFrontMatter(Authored):
    """Front matter of content/topics/<slug>.md."""

    title: Words
    """The concept's name."""
    summary: Words = ""
    """Left out, the first sentence of the text."""
    requires: Slugs = ()
    """The topics to read first."""
    aliases: Terms = ()
    """Other names that the concept goes by, such as SGD."""


class SpotlightFrontMatter(Authored):
    """Front matter of content/spotlights/<slug>.md."""

    title: Words
    """What is in the light."""
    summary: Words = ""
    """Left out, the first sentence of the text."""
    link: Link | None = None
    """Where the spotlight leads: a URL, or a path in the site."""


class PublishedSource(Authored):
    """Where a statement can be read: a paper or a post."""

    title: Words
    """The title of the paper or the post."""
    url: Url
    """Where it can be read."""
    publisher: str = ""
    """Its authors and where it appeared."""
    year: Year
    """When it appeared."""


def _year_of_main_source(written: dict[str, Any]) -> int:
    main: PublishedSource = written["sources"][0]
    return main.year


class CaseStudyFrontMatter(Authored):
    """Front matter of content/case-studies/<slug>.md."""

    title: Words
    """The system and what it does; in quotes if it has a colon."""
    company: Words
    """Who built the system."""
    system: Words = ""
    """What the company calls what it built."""
    domain: Literal[
        "recommendation",
        "search",
        "ads",
        "vision",
        "speech",
        "language",
        "fraud",
        "logistics",
        "infrastructure",
        "health",
        "other",
    ] = "other"
    """What the system is for; the list of case studies can be narrowed by it."""
    summary: Words = ""
    """Left out, the first sentence of the text."""
    sources: Annotated[tuple[PublishedSource, ...], Field(min_length=1)]
    """Where every figure of the text can be checked; the main one first."""
    year: Year = Field(default_factory=_year_of_main_source)
    """The year of the system as described; left out, that of the first source."""
    scale: str = ""
    """How large the system is, in the source's words and numbers."""
    techniques: Terms = ()
    """What the system is built with, in the field's words."""
    topics: Slugs = ()
    """The topics that explain what the system does."""
    problems: Slugs = ()
    """The problems that practise it."""
