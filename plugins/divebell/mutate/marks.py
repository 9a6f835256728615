"""Marks of mutants that change no answer: which mutant each is for, and which are for none."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches

from divebell.library import Diagnostic, Equivalent, Problem

from .mutant import one_line
from .outcome import Outcome


def marked(problem: Problem, outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """The outcomes, with the reason for each mutant that `equivalent` of problem.yml names.

    A mark names a mutant by the lines that it changes, before and after, whatever their number in the file.
    """
    reasons = {_key(mark): mark.because for mark in problem.equivalent}
    return tuple(
        outcome
        if outcome.caught
        else replace(outcome, equivalent=reasons.get((outcome.mutant.was, outcome.mutant.becomes)))
        for outcome in outcomes
    )


def idle_marks(problem: Problem, outcomes: Iterable[Outcome]) -> tuple[Diagnostic, ...]:
    """What is wrong with marks: there is no such mutant, or cases catch all that there are."""
    by_key: dict[tuple[str, str], list[Outcome]] = {}
    for outcome in outcomes:
        by_key.setdefault((outcome.mutant.was, outcome.mutant.becomes), []).append(outcome)
    found = []
    for mark in problem.equivalent:
        was, becomes = _key(mark)
        caught = [outcome.caught for outcome in by_key.get((was, becomes), ())]
        if not caught:
            message = f"no mutant makes {was!r} into {becomes!r}"
            found.append(_at(problem, mark, message, _near(mark, by_key)))
        elif caught[0] and all(caught):
            by = f"case {caught[0].case!r} catches it" if caught[0].case else f"it is caught: {caught[0].how}"
            found.append(_at(problem, mark, f"{becomes!r} is not equivalent: {by}", "delete the mark"))
    return tuple(found)


def _key(mark: Equivalent) -> tuple[str, str]:
    return one_line(mark.was), one_line(mark.becomes)


def _near(mark: Equivalent, keys: Iterable[tuple[str, str]]) -> str:
    was, becomes = _key(mark)
    same_line = [other for line, other in keys if line == was]
    if not same_line:
        return "the solution has no such line, or nothing of it is changed: mend the mark or delete it"
    near = get_close_matches(becomes, same_line, n=1, cutoff=0)
    return f"did you mean {near[0]!r}?"


def _at(problem: Problem, mark: Equivalent, message: str, hint: str) -> Diagnostic:
    path, width = f"{problem.directory}/problem.yml", len(mark.source_line.rstrip()) + 1 - mark.column
    width = max(width, 1)
    return Diagnostic(
        path, mark.line, mark.column, message, hint, mark.source_line, width, code="equivalent-mark"
    )
