"""What is wrong with a problem, told from the verdicts on its answers: pure functions, no process."""

from collections.abc import Callable, Iterator

from divebell.library import Case, Diagnostic, Problem, Text, WrongAnswer

from .verdict import TestResult, Verdict

type Expectation = Callable[[Verdict], Iterator[Diagnostic]]
"""What an answer's verdict has to be: gives a diagnostic for every way in which it is not."""


def expectations(problem: Problem) -> dict[str, tuple[Text, Expectation]]:
    """Give each answer of a problem, by file, with what is expected of it."""
    answers: dict[str, tuple[Text, Expectation]] = {
        "solution.py": (problem.solution, lambda verdict: solution_passes(problem, verdict)),
        "starter.py": (problem.starter, lambda verdict: starter_fails(problem, verdict)),
    }
    for wrong in problem.wrong:
        answers[f"wrong/{wrong.file}"] = (wrong.source, _wrong_answer(wrong))
    return answers


def _wrong_answer(wrong: WrongAnswer) -> Expectation:
    return lambda verdict: wrong_answer_fails(wrong, verdict)


def solution_passes(problem: Problem, verdict: Verdict) -> Iterator[Diagnostic]:
    """The reference passes every case."""
    if verdict.error:
        yield at_line(problem.solution, verdict.error.line, f"cannot be loaded: {verdict.error.message}")
        return
    for case, test in zip(problem.cases, verdict.tests, strict=True):
        if test.status != "pass":
            yield at_case(problem, case, f"the solution does not pass {case.name!r}: {_words(test)}")


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


def runtimes_agree(
    problem: Problem, file: str, text: Text, cpython: Verdict, pyodide: Verdict
) -> Iterator[Diagnostic]:
    """Both runtimes give every test of an answer the same status and kind."""
    if (cpython.error and cpython.error.kind) != (pyodide.error and pyodide.error.kind):
        here, there = (
            verdict.error.message if verdict.error else "it can be loaded" for verdict in (cpython, pyodide)
        )
        yield at_line(text, None, f"CPython and Pyodide differ. CPython: {here}. Pyodide: {there}")
        return
    for case, here_test, there_test in zip(problem.cases, cpython.tests, pyodide.tests, strict=True):
        if here_test.outcome != there_test.outcome:
            message = (
                f"CPython and Pyodide differ on {file} in {case.name!r}. "
                f"CPython: {_words(here_test)}. Pyodide: {_words(there_test)}"
            )
            yield at_case(problem, case, message)


def at_case(problem: Problem, case: Case, message: str, hint: str = "") -> Diagnostic:
    """A diagnostic at a case of problem.yml."""
    path, width = f"{problem.directory}/problem.yml", len(case.source_line.rstrip()) + 1 - case.column
    return Diagnostic(path, case.line, case.column, message, hint, case.source_line, width)


def at_line(text: Text, line: int | None, message: str, hint: str = "") -> Diagnostic:
    """A diagnostic at a line of an answer; at its first where no line is to blame."""
    lines = text.text.splitlines()
    source_line = lines[line - 1] if line and line <= len(lines) else ""
    column = len(source_line) - len(source_line.lstrip()) + 1
    width = max(1, len(source_line.strip()))
    return Diagnostic(text.path, line or 1, column, message, hint, source_line, width)


def _words(test: TestResult) -> str:
    first = test.message.strip().splitlines()
    return f"{test.outcome}, {first[0]}" if first else test.outcome
