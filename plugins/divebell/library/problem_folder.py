"""A problem's folder: its texts, its Python and what its cases and known-wrong answers name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from divebell.library.authored import ProblemFile, Tolerance
from divebell.library.diagnostics import Diagnostic
from divebell.library.fields import PYTHON_FILE
from divebell.library.models import Case, Problem, Text, WrongAnswer
from divebell.library.python_source import bound_names, check_expression, check_module, check_statements
from divebell.library.shelf import texts_at
from divebell.library.suggest import did_you_mean
from divebell.library.validation import validate
from divebell.library.yaml_source import read_yaml

if TYPE_CHECKING:
    from divebell.library.source import Source, Tree
    from divebell.library.yaml_source import YamlDocument

_YAML = "problem.yml"
_TEXTS = ("statement.md", "starter.py", "solution.py", "explanation.md")
_WRONG = "wrong"


@dataclass(frozen=True)
class ProblemFolder:
    """What a folder holds; `problem` is None where its diagnostics leave none."""

    document: YamlDocument | None
    problem: Problem | None


def read_problem(tree: Tree, directory: str, slug: str) -> ProblemFolder:
    """Read and check one problem; every mistake goes to the tree's report."""
    listing = tree.listing(directory)
    files = listing.files if listing else ()
    folders = listing.folders if listing else ()
    expected = (_YAML, *_TEXTS)
    for name in expected:
        if name not in files:
            tree.report(Diagnostic(f"{directory}/{name}", 1, 1, "missing file", "every problem has one"))
    for name in files:
        if name not in expected:
            hint = did_you_mean(name, expected) or f"a problem holds {', '.join(expected)} and {_WRONG}/*.py"
            tree.report(Diagnostic(f"{directory}/{name}", 1, 1, "unused file", hint))
    for name in folders:
        if name != _WRONG:
            hint = did_you_mean(name, [_WRONG]) or "delete it"
            tree.report(Diagnostic(f"{directory}/{name}", 1, 1, "unused folder", hint))
    sources = {name: tree.read(f"{directory}/{name}") for name in expected if name in files}
    wrong = _read_wrong(tree, f"{directory}/{_WRONG}") if _WRONG in folders else {}
    for name, source in (*sources.items(), *wrong.items()):
        if source and name.endswith(".py"):
            check_module(source, tree.report)

    written = sources.get(_YAML)
    document = read_yaml(written, written.text, 1, tree.report) if written else None
    if document is None:
        return ProblemFolder(None, None)
    fields = validate(ProblemFile, document, tree.report)
    _check_cases(document, tree)
    _check_wrong(document, wrong, tree)
    texts = {name: Text(source.path, 1, source.text) for name, source in sources.items() if source}
    answers = {name: Text(source.path, 1, source.text) for name, source in wrong.items() if source}
    if fields is None or len(texts) < len(expected) or fields.wrong.keys() - answers.keys():
        return ProblemFolder(document, None)
    return ProblemFolder(document, _problem(slug, directory, fields, document, texts, answers))


def _read_wrong(tree: Tree, directory: str) -> dict[str, Source | None]:
    listing = tree.listing(directory)
    if listing is None:
        return {}
    for name in listing.folders:
        tree.report(Diagnostic(f"{directory}/{name}", 1, 1, "unused folder", "delete it"))
    return {name: tree.read(f"{directory}/{name}") for name in listing.files}


def _check_cases(document: YamlDocument, tree: Tree) -> None:
    for location, text in texts_at(document.data, ("cases", "*", "given")):
        check_statements(document, location, text, tree.report)
    for field in ("call", "check"):
        for location, text in texts_at(document.data, ("cases", "*", field)):
            if text.strip():
                check_expression(document, location, text, tree.report)
    first: dict[str, int] = {}
    for location, name in texts_at(document.data, ("cases", "*", "name")):
        if name.strip() in first:
            message = f"duplicate case {name!r}"
            tree.report(document.diagnostic(location, message, f"it is first on line {first[name.strip()]}"))
        else:
            first[name.strip()] = document.line(location)
    given = {location[:-1]: text for location, text in texts_at(document.data, ("cases", "*", "given"))}
    for location, name in texts_at(document.data, ("cases", "*", "mutates", "*")):
        bound = bound_names(given.get(location[:2], ""))
        if name.isidentifier() and name not in bound:
            hint = did_you_mean(name, bound)
            tree.report(document.diagnostic(location, f"'given' binds no name {name!r}", hint))


def _check_wrong(document: YamlDocument, files: dict[str, Source | None], tree: Tree) -> None:
    wrong = document.data.get("wrong")
    named = wrong if isinstance(wrong, dict) else {}
    directory = document.source.path.removesuffix(_YAML) + _WRONG
    cases = [name.strip() for _, name in texts_at(document.data, ("cases", "*", "name"))]
    missing = {file for file in named if file not in files and PYTHON_FILE.fullmatch(file)}
    for file in named:
        if file in missing:
            hint = did_you_mean(file, files)
            tree.report(document.diagnostic(("wrong", file), f"no file {directory}/{file}", hint, key=True))
        for location, case in texts_at(named, (file, "fails")):
            if case.strip() not in cases:
                hint = did_you_mean(case, cases)
                tree.report(document.diagnostic(("wrong", *location), f"no case is named {case!r}", hint))
    for file in files:
        if file not in named:
            hint = did_you_mean(file, missing) or f"name it under 'wrong' in {_YAML}"
            tree.report(Diagnostic(f"{directory}/{file}", 1, 1, "unused file", hint))


def _problem(
    slug: str,
    directory: str,
    fields: ProblemFile,
    document: YamlDocument,
    texts: dict[str, Text],
    answers: dict[str, Text],
) -> Problem:
    path = document.source.path
    return Problem.model_construct(
        **{
            name: getattr(fields, name)
            for name in ("title", "difficulty", "collection", "topics", "tolerance")
        },
        slug=slug,
        directory=directory,
        hints=tuple(
            Text(path, document.text_line(("hints", index)), hint) for index, hint in enumerate(fields.hints)
        ),
        cases=tuple(
            Case.model_construct(
                **dict(case) | {"tolerance": _tolerance(case.tolerance, fields.tolerance)},
                line=document.line(("cases", index)),
            )
            for index, case in enumerate(fields.cases)
        ),
        wrong=tuple(
            WrongAnswer.model_construct(**dict(answer), file=file, source=answers[file])
            for file, answer in fields.wrong.items()
        ),
        statement=texts["statement.md"],
        starter=texts["starter.py"],
        solution=texts["solution.py"],
        explanation=texts["explanation.md"],
    )


def _tolerance(own: Tolerance | None, problem: Tolerance) -> Tolerance | None:
    if own is None:
        return None
    return problem.model_copy(update={name: getattr(own, name) for name in own.model_fields_set})
