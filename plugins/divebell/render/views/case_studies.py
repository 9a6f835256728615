"""A case study, and the list of all."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from divebell.render.markdown import Heading

from .filtering import Facet
from .lists import Link, ProblemCard


@dataclass(frozen=True)
class SourceView:
    """Where a case study's figures can be checked."""

    title: str
    url: str
    publisher: str
    year: int


@dataclass(frozen=True)
class CaseStudyCard:
    """A case study in a list, with what it is found by."""

    slug: str
    title: str
    url: str
    summary: str
    company: Link
    """Its address is the company's part of a filter."""
    system: str
    domain: Link
    year: int
    scale: str
    magnitude: str
    """`millions`, `billions` or the like; "" where the scale names none."""
    techniques: Sequence[Link]

    @property
    def text(self) -> str:
        """What a text search looks through."""
        techniques = (technique.title for technique in self.techniques)
        words = (self.title, self.company.title, self.system, self.domain.title, self.summary, *techniques)
        return " ".join(words).lower()


@dataclass(frozen=True)
class CaseStudyView:
    title: str
    summary: str
    card: CaseStudyCard
    html: Markup
    toc: Sequence[Heading]
    sources: Sequence[SourceView]
    topics: Sequence[Link]
    problems: Sequence[ProblemCard]


@dataclass(frozen=True)
class CaseStudiesView:
    title: str
    summary: str
    items: Sequence[CaseStudyCard]
    facets: Sequence[Facet]
