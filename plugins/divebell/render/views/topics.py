"""A topic, a study plan, and what is drawn and drawn together from them."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from .lists import DiveCard, Link, ProblemCard, Related


@dataclass(frozen=True)
class MapNode:
    """A topic on a concept map; lengths are those of the drawing's own units (CSS pixels)."""

    link: Link
    lines: Sequence[str]
    """The title, broken into the lines of the box."""
    x: float
    """The middle of the box."""
    y: float
    """The middle of the box."""
    width: float
    height: float
    outside: bool
    """Whether the map is not about the topic, but needs it."""
    requires: Sequence[Link]


@dataclass(frozen=True)
class ConceptMap:
    """Topics under the topics that they build on."""

    width: int
    height: int
    nodes: Sequence[MapNode]
    """From the surface down, each row from left to right."""
    edges: Sequence[str]
    """SVG paths, from a prerequisite down to what builds on it."""


@dataclass(frozen=True)
class TopicView:
    title: str
    standfirst: str
    """The summary; "" where the text itself begins with it."""
    aliases: Sequence[str]
    html: Markup
    requires: Sequence[Link]
    required_by: Sequence[Link]
    chapter: Link | None
    plan: Link | None
    dives: Sequence[DiveCard]
    problems: Sequence[ProblemCard]
    case_studies: Sequence[Link]
    related: Related


@dataclass(frozen=True)
class TopicsView:
    title: str
    summary: str
    items: Sequence[Link]
    concept_map: ConceptMap


@dataclass(frozen=True)
class TopicInChapter:
    link: Link
    dives: Sequence[Link]
    problems: Sequence[ProblemCard]


@dataclass(frozen=True)
class ChapterView:
    id: str
    title: str
    summary: str
    topics: Sequence[TopicInChapter]
    cheat_sheet: Link | None
    """None where no formula is displayed in the chapter's texts."""

    @property
    def problems(self) -> list[str]:
        """The slugs of the chapter's problems, none of them twice."""
        return list(dict.fromkeys(card.slug for topic in self.topics for card in topic.problems))


@dataclass(frozen=True)
class PlanView:
    title: str
    summary: str
    chapters: Sequence[ChapterView]
    assessments: Sequence[Link]
    concept_map: ConceptMap

    @property
    def problems(self) -> list[str]:
        """The slugs of the plan's problems, none of them twice."""
        return list(dict.fromkeys(slug for chapter in self.chapters for slug in chapter.problems))


@dataclass(frozen=True)
class FormulaGroup:
    """Formulas that stand under one heading."""

    heading: Markup
    """Empty for what stands before the first heading."""
    url: str
    formulas: Sequence[Markup]


@dataclass(frozen=True)
class TopicFormulas:
    topic: Link
    groups: Sequence[FormulaGroup]


@dataclass(frozen=True)
class CheatSheetView:
    """A chapter's formulas, to be printed."""

    title: str
    summary: str
    plan: Link
    chapter: Link
    topics: Sequence[TopicFormulas]
