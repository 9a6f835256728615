"""problem.yml: what is asked, how it is tested and how it can be got wrong."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from divebell.library.authored.base import Authored
from divebell.library.fields import (
    ExceptionName,
    NotNegative,
    Packages,
    PythonFile,
    PythonName,
    Slug,
    Slugs,
    Url,
    Words,
    mistake,
)


class Tolerance(Authored):
    """How far a number may be from the expected one: `|got - want| <= atol + rtol * |want|`."""

    rtol: Annotated[NotNegative, Field(lt=1)] = 1e-6
    """Less than 1: with 1, zero would do for any number."""
    atol: NotNegative = 1e-9
    """What a number may differ by, however small it is."""


class CaseFields(Authored):
    """One test of a problem."""

    name: Words
    """What the case shows; unique in its problem."""
    given: str = ""
    """Python statements that run before the call."""
    call: Words
    """The Python expression whose value is compared with the reference's."""
    raises: ExceptionName | None = None
    """The exception that the call must raise."""
    prints: str | None = None
    """The text that the call must print."""
    check: Words | None = None
    """A Python expression over `result` that must hold; it replaces the comparison."""
    seeds: Annotated[int, Field(ge=1, le=1000)] | None = None
    """Run the case this many times, with `seed` bound to 0, 1, 2, ..."""
    tolerance: Tolerance | None = None
    """The case's own tolerance; what it leaves out is the problem's."""
    order: Literal["any"] | None = None
    """`any`: the result's entries (an array's rows) may come in any order; the order inside each counts."""
    sign: Literal["any", "rows"] | None = None
    """A vector may be negated, as eigenvectors may. Of a matrix: `any`, each column; `rows`, each row."""
    type: Literal["exact"] | None = None
    """`exact`: a list is not an array, and 2 is not 2.0."""
    mutates: tuple[PythonName, ...] = ()
    """Names bound in `given` that the call may change; what the solution changes, the answer must too."""
    hidden: bool = False
    """Not shown to the reader."""
    seconds: Annotated[float, Field(gt=0, le=60)] | None = None
    """The case's time limit."""
    compare_time: bool = False
    """Once all tests pass, tell the reader how long the call takes, and how long it takes the reference."""

    @model_validator(mode="after")
    def _options_go_together(self) -> CaseFields:
        if self.raises is not None:
            self._refuse("raises", ("check",), "a call that raises has no result to check")
            self._refuse("raises", ("prints",), "what is printed before an exception is not looked at")
            if self.compare_time:
                raise mistake(
                    "has both 'raises' and 'compare_time', but a call that raises has nothing to do"
                )
            self._refuse("raises", _OF_COMPARISON, "a call that raises has no result to compare")
        if self.check is not None and not self.mutates:
            reason = "'check' replaces the comparison: say it in the expression"
            self._refuse("check", ("order", "sign", "tolerance"), reason)
        if self.order and self.sign == "any":
            raise mistake(
                "has both 'order: any' and 'sign: any', but the order is that of rows and the signs are of "
                "columns; if the rows are the vectors, say 'sign: rows'"
            )
        return self

    def _refuse(self, field: str, others: tuple[str, ...], reason: str) -> None:
        for other in others:
            if getattr(self, other) is not None:
                raise mistake(f"has both {field!r} and {other!r}, but {reason}")


_OF_COMPARISON = ("order", "sign", "type", "tolerance")


class WrongAnswerFields(Authored):
    """What becomes of a known-wrong answer."""

    fails: Words
    """The name of the case that the answer must fail."""
    says: Words
    """A text that the failing case's message holds."""


class EquivalentFields(Authored):
    """A small change to the solution that changes no answer, so that no case can catch it."""

    was: Words
    """The line of solution.py that is changed, or the lines."""
    becomes: Words
    """What it becomes."""
    because: Words
    """Why every answer stays the same."""


class RevealAfter(Authored):
    """The solution is shown once the reader has checked this often, or has passed."""

    after: Annotated[int, Field(ge=1, le=100)]
    """How many checks."""


def _form_of_reveal(value: object) -> str:
    """Which of its forms a mistake is told for; the tag of the first is the name that it is told by."""
    return "checks" if isinstance(value, dict) else "reveal"


class ProblemFields(Authored):
    """What problem.yml and a problem read from it have in common."""

    title: Words
    """What the problem is called."""
    difficulty: Literal["easy", "medium", "hard"]
    """How hard it is for somebody who has read its topics."""
    collection: Slug
    """The set of problems that it belongs to."""
    topics: Annotated[Slugs, Field(min_length=1)]
    """The topics that explain what it asks for."""
    tolerance: Tolerance = Tolerance()
    """The tolerance of cases that have none of their own."""
    packages: Packages = ()
    """What solutions may import besides the standard library, NumPy and Matplotlib."""
    reveal: Annotated[
        Annotated[Literal["always", "after-pass"], Tag("reveal")] | Annotated[RevealAfter, Tag("checks")],
        Discriminator(_form_of_reveal),
    ] = "always"
    """When the reader may see the solution: at any time, once they confirm that they want to; only after a
    pass; or `{after: 5}`, after five checks or a pass."""


class ProblemFile(ProblemFields):
    """problems/<slug>/problem.yml."""

    hints: Annotated[tuple[Words, ...], Field(min_length=1, max_length=6)]
    """Markdown; shown one at a time."""
    cases: Annotated[tuple[CaseFields, ...], Field(min_length=1)]
    """The tests, in the order in which readers see them."""
    wrong: Annotated[dict[PythonFile, WrongAnswerFields], Field(min_length=1)]
    """Known-wrong answers by their file in wrong/."""
    equivalent: tuple[EquivalentFields, ...] = ()
    """Changes to the solution that `divebell mutate` is not to count."""


class ProblemSource(Authored):
    """Where a problem that somebody else wrote is from."""

    title: Words
    """The name of the collection or the work."""
    url: Url | None = None
    """Where it can be found."""
    licence: Words | None = None
    """The terms under which it may be used: the licence's name, best its SPDX identifier."""
    authors: tuple[Words, ...] = ()
    """Who wrote it."""


class BorrowedProblemFile(ProblemFile):
    """problems/<slug>/problem.yml of a problem from elsewhere, which need not come with all that ours has."""

    source: ProblemSource
    """Where the problem is from."""
    topics: Slugs = ()
    """The topics that explain what it asks for, if there are any here."""
    hints: Annotated[tuple[Words, ...], Field(max_length=6)] = ()
    """Markdown; shown one at a time."""
    wrong: dict[PythonFile, WrongAnswerFields] = Field(default_factory=dict)
    """Known-wrong answers by their file in wrong/."""
