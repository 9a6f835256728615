"""A problem from a project's own folder: its tests are made as verification makes them."""

from pathlib import Path

from divebell.library import load_library
from divebell.verify.worker import RefusedError, cpython_worker

from .folder import FolderError, Problem


def project_problem(root: Path, slug: str) -> Problem:
    """The problem `slug` of the project at `root`.

    Raises `DiagnosticError` if the project's content has mistakes, and `FolderError` if there is no such
    problem, or its own solution fails a test.
    """
    problems = load_library(root).problems
    if slug not in problems:
        raise FolderError(
            f"{root} has no problem {slug!r}: give the address of its page, or a project with -C"
        )
    problem = problems[slug]
    with cpython_worker() as worker:
        try:
            bundle = worker.build(problem.spec(), problem.solution.text)
        except RefusedError as error:
            case = f" in {error.case!r}" if error.case else ""
            raise FolderError(f"{problem.directory} is not proved{case}: {error.message}") from None
    return Problem(slug, problem.title, str(root / problem.directory), problem.starter.text, bundle)
