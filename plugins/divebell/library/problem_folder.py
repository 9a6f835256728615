"""A problem's folder: its files, read and put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from divebell.library.authored import BorrowedProblemFile, CaseFields, ProblemFile, Tolerance
from divebell.library.diagnostics import Diagnostic
from divebell.library.models import Case, Equivalent, Problem, Text, WrongAnswer
from divebell.library.problem_checks import check_cases, check_wrong
from divebell.library.python_source import check_module
from divebell.library.source import Listing, Report, Source, Tree
from divebell.library.suggest import did_you_mean
from divebell.library.validation import validate
from divebell.library.yaml_source import Location, YamlDocument, read_yaml

_YAML = "problem.yml"
_FILES = (_YAML, "statement.md", "starter.py", "solution.py", "explanation.md")
_WRONG = "wrong"


@dataclass(frozen=True)
class ProblemFolder:
    """What a folder holds; `problem` is None where its diagnostics leave none."""

    document: YamlDocument | None
    problem: Problem | None


def read_problem(tree: Tree, directory: str, slug: str) -> ProblemFolder:
    """Read and check one problem; every mistake goes to the tree's report."""
    listing = tree.listing(directory) or Listing()
    _check_listing(directory, listing, tree.report)
    sources = {name: tree.read(f"{directory}/{name}") for name in _FILES if name in listing.files}
    wrong = _read_wrong(tree, f"{directory}/{_WRONG}") if _WRONG in listing.folders else {}
    for name, source in (*sources.items(), *wrong.items()):
        if source and name.endswith(".py"):
            check_module(source, tree.report)
    written = sources.get(_YAML)
    document = read_yaml(written, written.text, 1, tree.report) if written else None
    if document is None:
        return ProblemFolder(None, None)
    model = BorrowedProblemFile if "source" in document.data else ProblemFile
    fields = validate(model, document, tree.report)
    check_cases(document, tree.report)
    check_wrong(document, wrong, tree.report)
    texts = {name: Text(source.path, 1, source.text) for name, source in sources.items() if source}
    answers = {name: Text(source.path, 1, source.text) for name, source in wrong.items() if source}
    if fields is None or texts.keys() != set(_FILES) or fields.wrong.keys() - answers.keys():
        return ProblemFolder(document, None)
    return ProblemFolder(document, _problem(slug, directory, fields, document, texts, answers))


def _check_listing(directory: str, listing: Listing, report: Report) -> None:
    for name in _FILES:
        if name not in listing.files:
            report(Diagnostic(f"{directory}/{name}", 1, 1, "missing file", "every problem has one"))
    for name in listing.files:
        if name not in _FILES:
            hint = did_you_mean(name, _FILES) or f"a problem holds {', '.join(_FILES)} and {_WRONG}/*.py"
            report(Diagnostic(f"{directory}/{name}", 1, 1, "unused file", hint))
    for name in listing.folders:
        if name != _WRONG:
            hint = did_you_mean(name, [_WRONG]) or "delete it"
            report(Diagnostic(f"{directory}/{name}", 1, 1, "unused folder", hint))


def _read_wrong(tree: Tree, directory: str) -> dict[str, Source | None]:
    listing = tree.listing(directory) or Listing()
    for name in listing.folders:
        tree.report(Diagnostic(f"{directory}/{name}", 1, 1, "unused folder", "delete it"))
    return {name: tree.read(f"{directory}/{name}") for name in listing.files}


def _problem(
    slug: str,
    directory: str,
    fields: ProblemFile,
    document: YamlDocument,
    texts: dict[str, Text],
    answers: dict[str, Text],
) -> Problem:
    path = document.source.path
    written = dict(fields) | {
        "hints": tuple(
            Text(path, document.text_line(("hints", index)), hint) for index, hint in enumerate(fields.hints)
        ),
        "cases": tuple(
            _case(case, document, index, fields.tolerance) for index, case in enumerate(fields.cases)
        ),
        "wrong": tuple(
            WrongAnswer.model_construct(**dict(answer), file=file, source=answers[file])
            for file, answer in fields.wrong.items()
        ),
        "equivalent": tuple(
            Equivalent.model_construct(**dict(mark), **_place(document, ("equivalent", index)))
            for index, mark in enumerate(fields.equivalent)
        ),
    }
    return Problem.model_construct(
        **written,
        slug=slug,
        directory=directory,
        statement=texts["statement.md"],
        starter=texts["starter.py"],
        solution=texts["solution.py"],
        explanation=texts["explanation.md"],
    )


def _case(fields: CaseFields, document: YamlDocument, index: int, tolerance: Tolerance) -> Case:
    return Case.model_construct(
        **dict(fields) | {"tolerance": _tolerance(fields.tolerance, tolerance)},
        **_place(document, ("cases", index)),
    )


def _place(document: YamlDocument, location: Location) -> dict[str, Any]:
    line, column = document.place(location)
    return {"line": line, "column": column, "source_line": document.source.lines[line - 1]}


def _tolerance(own: Tolerance | None, problem: Tolerance) -> Tolerance | None:
    if own is None:
        return None
    return problem.model_copy(update={name: getattr(own, name) for name in own.model_fields_set})
