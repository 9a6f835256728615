"""YAML files about the content itself: plans, collections, assessments and authors."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from divebell.library.authored.base import Authored
from divebell.library.fields import Email, Slug, Slugs, Url, Words, slug_from


def _id_of_title(written: dict[str, Any]) -> str:
    return slug_from(written["title"])


class Chapter(Authored):
    """A part of a study plan: topics in the order in which to read them."""

    title: Words
    """What the chapter is called."""
    id: Slug = Field(default_factory=_id_of_title, validate_default=True)
    """The chapter's name in addresses, unique in its plan; left out, it is made from the title."""
    summary: Words = ""
    """Left out, the topics' titles."""
    topics: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """In the order in which to read them; a topic is in one chapter of one plan."""


class PlanFile(Authored):
    """content/plans/<slug>.yml."""

    title: Words
    """What the plan is called."""
    summary: Words = ""
    """Left out, the chapters' titles."""
    chapters: Annotated[tuple[Chapter, ...], Field(min_length=1)]
    """In the order in which to read them."""


class CollectionFile(Authored):
    """content/collections/<slug>.yml."""

    title: Words
    """What the collection is called."""
    summary: Words = ""
    """Left out, a sentence that names the collection."""


class AssessmentFile(Authored):
    """content/assessments/<slug>.yml."""

    title: Words
    """What the assessment is called."""
    summary: Words = ""
    """Left out, the number of problems and the time there is for them."""
    problems: Annotated[Slugs, Field(min_length=1)]
    """In the order in which they are set."""
    minutes: Annotated[int, Field(ge=1, le=240)] = 60
    """The time there is for all problems together."""
    pass_mark: Annotated[int, Field(ge=1, le=100)] = 60
    """The percentage of the problems that must be solved."""
    plan: Slug | None = None
    """The study plan that the assessment closes."""


class AuthorFile(Authored):
    """content/authors/<slug>.yml."""

    name: Words
    """The author's name, as readers see it."""
    summary: str = ""
    """Markdown; who the author is."""
    url: Url | None = None
    """A page of the author's own."""
    email: Email | None = None
    """An address that the author wants to be public."""
