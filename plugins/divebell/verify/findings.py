"""What is wrong with a problem, told from the verdicts on its answers: pure functions, no process."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from divebell.library import Case, Diagnostic, Problem, Text, WrongAnswer

from .cpython_worker import MEMORY_BYTES
from .proof import Answer
from .verdict import TestResult, Verdict


@dataclass(frozen=True)
class Findings:
    """In what an answer is not as `problem.yml` says."""

    cpython: tuple[Diagnostic, ...]
    pyodide: tuple[Diagnostic, ...]
    between: tuple[Diagnostic, ...]
    """In what the runtimes differ, where each by itself is as it should be."""

    def merged(self) -> tuple[Diagnostic, ...]:
        """All of them, those of both runtimes told once."""
        both = tuple(found for found in self.cpython if found in self.pyodide)
        only_here = (_in("CPython", found) for found in self.cpython if found not in both)
        only_there = (_in("Pyodide", found) for found in self.pyodide if found not in both)
        return (*both, *only_here, *only_there, *self.between)


def answers_of(problem: Problem) -> dict[str, Text]:
    """Give each answer of a problem by its file."""
    wrong = {f"wrong/{wrong.file}": wrong.source for wrong in problem.wrong}
    return {"solution.py": problem.solution, "starter.py": problem.starter} | wrong


def findings(problem: Problem, answer: Answer) -> Findings:
    """Give what is wrong with the verdicts on one answer."""
    here, there = (
        tuple(unexpected(problem, answer.file, verdict)) for verdict in (answer.cpython, answer.pyodide)
    )
    between = () if here or there else tuple(runtimes_agree(problem, answer))
    return Findings(here, there, between)


def unexpected(problem: Problem, file: str, verdict: Verdict) -> Iterator[Diagnostic]:
    """A diagnostic for every way in which the verdict on an answer is not what it has to be."""
    match file:
        case "solution.py":
            return solution_passes(problem, verdict)
        case "starter.py":
            return starter_fails(problem, verdict)
    wrong = next(wrong for wrong in problem.wrong if file == f"wrong/{wrong.file}")
    return wrong_answer_fails(wrong, verdict)


def solution_passes(problem: Problem, verdict: Verdict) -> Iterator[Diagnostic]:
    """The reference passes every case."""
    if verdict.error:
        yield at_line(problem.solution, verdict.error.line, f"cannot be loaded: {verdict.error.message}")
        return
    for case, test in zip(problem.cases, verdict.tests, strict=True):
        if test.status != "pass":
            message = f"the solution does not pass {case.name!r}: {_words(test)}"
            yield at_case(problem, case, message, _memory_hint(test.message))


def starter_fails(problem: Problem, verdict: Verdict) -> Iterator[Diagnostic]:
    """The starter does not pass: a reader has something to do."""
    if verdict.status == "pass":
        hint = "take the solution out of it, or add a case that it fails"
        yield at_line(problem.starter, None, "the starter passes every case as it stands", hint)


def wrong_answer_fails(wrong: WrongAnswer, verdict: Verdict) -> Iterator[Diagnostic]:
    """A known-wrong answer fails the case it names, with the words it names."""
    if verdict.error:
        message = f"cannot be loaded ({verdict.error.message}), so it says nothing about the cases"
        yield at_line(wrong.source, verdict.error.line, message)
        return
    test = verdict.test(wrong.fails)
    if test.status == "pass":
        failed = ", ".join(repr(test.name) for test in verdict.failing)
        hint = f"it fails {failed}" if failed else "it passes every case: no case tells it from a solution"
        yield at_line(wrong.source, None, f"passes {wrong.fails!r}, which it should fail", hint)
    elif wrong.says.casefold() not in test.message.casefold():
        message = f"fails {wrong.fails!r} without saying {wrong.says!r}"
        yield at_line(wrong.source, test.line, message, f"it says: {_words(test)}")


def runtimes_agree(problem: Problem, answer: Answer) -> Iterator[Diagnostic]:
    """Both runtimes give every test of an answer the same status and kind."""
    cpython, pyodide = answer.cpython, answer.pyodide
    if (cpython.error and cpython.error.kind) != (pyodide.error and pyodide.error.kind):
        here, there = (
            verdict.error.message if verdict.error else "it can be loaded" for verdict in (cpython, pyodide)
        )
        text = answers_of(problem)[answer.file]
        yield at_line(text, None, f"CPython and Pyodide differ. CPython: {here}. Pyodide: {there}")
        return
    for case, here_test, there_test in zip(problem.cases, cpython.tests, pyodide.tests, strict=True):
        if here_test.outcome != there_test.outcome:
            message = (
                f"CPython and Pyodide differ on {answer.file} in {case.name!r}. "
                f"CPython: {_words(here_test)}. Pyodide: {_words(there_test)}"
            )
            yield at_case(problem, case, message)


def refusal(problem: Problem, case_name: str | None, message: str, line: int | None) -> Diagnostic:
    """Why no bundle could be made: the reference fails a case of its own, or cannot be loaded."""
    for case in problem.cases:
        if case.name == case_name:
            see = f"see {problem.solution.path}:{line}" if line else ""
            hint = "; ".join(filter(None, (see, _memory_hint(message))))
            return at_case(problem, case, f"the solution fails its own case {case.name!r}: {message}", hint)
    return at_line(problem.solution, line, message, _memory_hint(message))


def at_case(problem: Problem, case: Case, message: str, hint: str = "") -> Diagnostic:
    """A diagnostic at a case of problem.yml."""
    path, width = f"{problem.directory}/problem.yml", len(case.source_line.rstrip()) + 1 - case.column
    return Diagnostic(path, case.line, case.column, message, hint, case.source_line, width, code="not-proved")


def at_line(text: Text, line: int | None, message: str, hint: str = "") -> Diagnostic:
    """A diagnostic at a line of an answer; at its first where no line is to blame."""
    lines = text.text.splitlines()
    source_line = lines[line - 1] if line and line <= len(lines) else ""
    column = len(source_line) - len(source_line.lstrip()) + 1
    width = max(1, len(source_line.strip()))
    return Diagnostic(text.path, line or 1, column, message, hint, source_line, width, code="not-proved")


def _in(runtime: str, found: Diagnostic) -> Diagnostic:
    return replace(found, message=f"in {runtime}: {found.message}")


def _memory_hint(message: str) -> str:
    is_short = "MemoryError" in message or "SIGKILL" in message
    return f"an answer may take {MEMORY_BYTES >> 30} GiB of memory" if is_short else ""


def _words(test: TestResult) -> str:
    first = test.message.strip().splitlines()
    return f"{test.outcome}, {first[0]}" if first else test.outcome
