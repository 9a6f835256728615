"""A problem's folder: its files, read and put together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from divebell.library.authored import BorrowedProblemFile, CaseFields, ProblemFile, Tolerance
from divebell.library.diagnostics import Diagnostic
from divebell.library.models import Case, Equivalent, Problem, Text, WrongAnswer
from divebell.library.problem_checks import check_cases, check_wrong
from divebell.library.python_source import check_module
from divebell.library.source import Listing, Report, Source, Tree
from divebell.library.suggest import closest, did_you_mean
from divebell.library.validation import validate
from divebell.library.yaml_source import Location, YamlDocument, read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

_YAML = "problem.yml"
_FILES = (_YAML, "statement.md", "starter.py", "solution.py", "explanation.md")
_MISSING = {
    _YAML: "write what is asked, its cases and its known-wrong answers",
    "statement.md": "write what is asked, in Markdown",
    "starter.py": "write the code that the reader begins with",
    "solution.py": "write the solution that gives the expected values",
    "explanation.md": "write how the solution is found, in Markdown",
}
_WRONG = "wrong"


@dataclass(frozen=True)
class ProblemFolder:
    """What a folder holds; `problem` is None where its diagnostics leave none."""

    document: YamlDocument | None
    problem: Problem | None
    texts: tuple[Text, ...]
    """Those in Markdown that could be read."""


def read_problem(tree: Tree, directory: str, slug: str) -> ProblemFolder:
    """Read and check one problem; every mistake goes to the tree's report."""
    listing = tree.listing(directory) or Listing()
    listing_of_wrong = (
        tree.listing(f"{directory}/{_WRONG}") if _WRONG in listing.folders else None
    ) or Listing()
    sources = {name: tree.read(f"{directory}/{name}") for name in _FILES if name in listing.files}
    wrong = {name: tree.read(f"{directory}/{_WRONG}/{name}") for name in listing_of_wrong.files}
    return tree.once(
        "problem", directory, _put_together, slug, directory, listing, listing_of_wrong, sources, wrong
    )


def _put_together(
    slug: str,
    directory: str,
    listing: Listing,
    listing_of_wrong: Listing,
    sources: Mapping[str, Source | None],
    wrong: Mapping[str, Source | None],
    report: Report,
) -> ProblemFolder:
    _check_listing(directory, listing, report)
    for name in listing_of_wrong.folders:
        path, hint = f"{directory}/{_WRONG}/{name}", "delete it"
        report(Diagnostic(path, 1, 1, "unused folder", hint, code="unused-folder"))
    for name, source in (*sources.items(), *wrong.items()):
        if source and name.endswith(".py"):
            check_module(source, report)
    written = sources.get(_YAML)
    document = _read(written, report) if written else None
    texts = {name: Text(source.path, 1, source.text) for name, source in sources.items() if source}
    written_in_markdown = tuple(text for name, text in texts.items() if name.endswith(".md"))
    if document is None:
        return ProblemFolder(None, None, written_in_markdown)
    model = BorrowedProblemFile if "source" in document.data else ProblemFile
    fields = validate(model, document, report)
    check_cases(document, report)
    check_wrong(document, wrong, report)
    answers = {name: Text(source.path, 1, source.text) for name, source in wrong.items() if source}
    is_whole = fields is not None and texts.keys() == set(_FILES) and not fields.wrong.keys() - answers.keys()
    problem = _problem(slug, directory, fields, document, texts, answers) if fields and is_whole else None
    document.nodes.let_go()
    return ProblemFolder(document, problem, written_in_markdown)


def _read(written: Source, report: Report) -> YamlDocument | None:
    document = read_yaml(written, written.text, 1, report, "problem")
    if document and "source" in document.data:
        return replace(document, kind="borrowed-problem")
    return document


def _check_listing(directory: str, listing: Listing, report: Report) -> None:
    if not (listing.files or listing.folders):
        hint = "write a problem with `divebell new problem`, or delete the folder"
        report(Diagnostic(directory, 1, 1, "empty folder", hint, code="missing-file"))
        return
    missing = [name for name in _FILES if name not in listing.files]
    for name in listing.files:
        if name not in _FILES:
            meant = closest(name, missing)
            if meant:
                missing.remove(meant)  # told once, where it is
            hint = (
                f"rename it to {meant}" if meant else f"a problem holds {', '.join(_FILES)} and {_WRONG}/*.py"
            )
            report(Diagnostic(f"{directory}/{name}", 1, 1, "unused file", hint, code="unused-file"))
    for name in missing:
        message = "missing file"
        report(Diagnostic(f"{directory}/{name}", 1, 1, message, _MISSING[name], code="missing-file"))
    for name in listing.folders:
        if name != _WRONG:
            hint = did_you_mean(name, [_WRONG]) or "delete it"
            report(Diagnostic(f"{directory}/{name}", 1, 1, "unused folder", hint, code="unused-folder"))


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
        packages_line=document.line(("packages",)) if fields.packages else 1,
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
