"""The content of a publication, read and checked: frozen data that the higher rooms build from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from divebell.library.authored import (
    AssessmentFile,
    AuthorFile,
    CaseFields,
    CaseStudyFrontMatter,
    Chapter,
    CollectionFile,
    DiveFrontMatter,
    EquivalentFields,
    PlanFile,
    PostingFields,
    ProblemFields,
    ProblemSource,
    PublishedSource,
    Salary,
    SpotlightFrontMatter,
    Tolerance,
    TopicFrontMatter,
    WrongAnswerFields,
)

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class Text:
    """A Markdown or Python text with its place."""

    path: str
    """POSIX path of the file, relative to the project's root."""
    line: int
    """The 1-based line of the file that the text begins on."""
    text: str


class Dive(DiveFrontMatter):
    """A dated post: one topic, one problem, one spotlight."""

    slug: str
    """The file's stem, which begins with the date: `2026-11-18-optimizers`."""
    body: Text

    def is_published(self, as_of: date) -> bool:
        """Whether readers see it on the day `as_of`."""
        return not self.draft and self.date <= as_of


class Topic(TopicFrontMatter):
    """An undated page on one concept."""

    slug: str
    body: Text


class Plan(PlanFile):
    """A study plan: chapters of topics."""

    slug: str


class Collection(CollectionFile):
    """A named set of problems."""

    slug: str


class Spotlight(SpotlightFrontMatter):
    """A text that points at a part of the site."""

    slug: str
    body: Text


class Author(AuthorFile):
    """Someone who writes dives."""

    slug: str


class CaseStudy(CaseStudyFrontMatter):
    """A published system, told from its sources."""

    slug: str
    body: Text


class Assessment(AssessmentFile):
    """Problems to be solved within a time."""

    slug: str


class Posting(PostingFields):
    """An open position, or the example of one."""

    slug: str
    description: Text
    """Markdown."""


_PLACE = {"line", "column", "source_line"}  # of a case, for diagnostics; the judge has no use for it


class Case(CaseFields):
    """One test of a problem."""

    line: int
    """The 1-based line of problem.yml that the case begins on."""
    column: int
    """The 1-based column of that line that it begins at, in characters."""
    source_line: str
    """That line's text."""


class WrongAnswer(WrongAnswerFields):
    """A known-wrong answer, with the case that it fails and what that says."""

    file: str
    """The file's name in wrong/."""
    source: Text


class Equivalent(EquivalentFields):
    """A change to the solution that changes no answer, with its place in problem.yml."""

    line: int
    """The 1-based line of problem.yml that it begins on."""
    column: int
    """The 1-based column of that line that it begins at, in characters."""
    source_line: str
    """That line's text."""


class Problem(ProblemFields):
    """A problem that readers solve: its texts, its reference solution and its cases."""

    slug: str
    directory: str
    """POSIX path of the problem's folder, relative to the project's root."""
    source: ProblemSource | None = None
    """Where it is from, if somebody else wrote it; then there may be no topics, hints or wrong answers."""
    hints: tuple[Text, ...]
    cases: tuple[Case, ...]
    wrong: tuple[WrongAnswer, ...]
    statement: Text
    starter: Text
    solution: Text
    explanation: Text
    equivalent: tuple[Equivalent, ...] = ()
    packages_line: int = 1
    """Where problem.yml lists `packages`."""

    def spec(self) -> dict[str, Any]:
        """What the judge makes the problem's bundle from; JSON values only, with every field filled in."""
        return {
            "problem": self.slug,
            "tolerance": self.tolerance.model_dump(mode="json"),
            "packages": list(self.packages),
            "cases": [case.model_dump(mode="json", exclude=_PLACE) for case in self.cases],
        }


__all__ = [
    "Assessment",
    "Author",
    "Case",
    "CaseStudy",
    "Chapter",
    "Collection",
    "Dive",
    "Equivalent",
    "Plan",
    "Posting",
    "Problem",
    "ProblemSource",
    "PublishedSource",
    "Salary",
    "Spotlight",
    "Text",
    "Tolerance",
    "Topic",
    "WrongAnswer",
]
