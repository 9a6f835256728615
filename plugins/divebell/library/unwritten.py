"""What `divebell new` has left for the author to write: lines that begin with `TODO: `."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from divebell.library.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from divebell.library.library import Library
    from divebell.library.models import Problem, Text

_MARK = re.compile(r"^(?P<before>[ \t]*(?:# )?)TODO: .*\S", re.MULTILINE)
MESSAGE = "not written yet"


def unwritten(texts: Iterable[Text]) -> Iterator[Diagnostic]:
    """A diagnostic for each line of a text that says what is still to be written there."""
    for text in texts:
        for mark in _MARK.finditer(text.text):
            line = text.line + text.text.count("\n", 0, mark.start())
            column = len(mark["before"]) + 1
            width = mark.end() - mark.start() - len(mark["before"])
            yield Diagnostic(
                text.path, line, column, MESSAGE, source_line=mark[0], width=width, code="not-written"
            )


def unwritten_of_problem(problem: Problem) -> Iterator[Diagnostic]:
    """As `unwritten`, of what an author writes for a problem. What others wrote may say TODO as it likes."""
    if problem.source is not None:
        return
    answers = (problem.solution, *(wrong.source for wrong in problem.wrong))
    yield from unwritten((problem.statement, *problem.hints, *answers, problem.explanation))
    for case in problem.cases:
        if _MARK.match(case.name):
            path = f"{problem.directory}/problem.yml"
            width = len(case.source_line) + 1 - case.column
            yield Diagnostic(
                path,
                case.line,
                case.column,
                MESSAGE,
                source_line=case.source_line,
                width=width,
                code="not-written",
            )


def unwritten_of_library(library: Library) -> Iterator[Diagnostic]:
    """As `unwritten`, of the texts that a site would show; problems are refused where they are proved."""
    dives = (dive for dive in library.dives.values() if not dive.draft)
    shown = (dives, library.topics.values(), library.case_studies.values(), library.spotlights.values())
    for entries in shown:
        yield from unwritten(entry.body for entry in entries)
