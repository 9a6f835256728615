"""What problem.yml names within itself and in its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from divebell.library.diagnostics import Diagnostic
from divebell.library.fields import PYTHON_FILE
from divebell.library.python_source import bound_names, check_expression, check_statements
from divebell.library.shelf import texts_at
from divebell.library.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection

    from divebell.library.source import Report
    from divebell.library.yaml_source import YamlDocument


def check_cases(document: YamlDocument, report: Report) -> None:
    """Report cases whose code is not Python, whose name is taken, or that change what they do not bind."""
    for location, text in texts_at(document.data, ("cases", "*", "given")):
        check_statements(document, location, text, report)
    for field in ("call", "check"):
        for location, text in texts_at(document.data, ("cases", "*", field)):
            if text.strip():
                check_expression(document, location, text, report)
    first: dict[str, int] = {}
    for location, name in texts_at(document.data, ("cases", "*", "name")):
        if name.strip() in first:
            message = f"duplicate case {name!r}"
            report(document.diagnostic(location, message, f"it is first on line {first[name.strip()]}"))
        else:
            first[name.strip()] = document.line(location)
    given = {location[:-1]: text for location, text in texts_at(document.data, ("cases", "*", "given"))}
    for location, name in texts_at(document.data, ("cases", "*", "mutates", "*")):
        bound = bound_names(given.get(location[:2], ""))
        if name.isidentifier() and name not in bound:
            hint = did_you_mean(name, bound)
            report(document.diagnostic(location, f"'given' binds no name {name!r}", hint))


def check_wrong(document: YamlDocument, files: Collection[str], report: Report) -> None:
    """Report known-wrong answers without a file or a case, and `files` of wrong/ that are not named."""
    wrong = document.data.get("wrong")
    named = wrong if isinstance(wrong, dict) else {}
    directory = document.source.path.rpartition("/")[0] + "/wrong"
    cases = [name.strip() for _, name in texts_at(document.data, ("cases", "*", "name"))]
    missing = {file for file in named if file not in files and PYTHON_FILE.fullmatch(file)}
    for file in named:
        if file in missing:
            hint = did_you_mean(file, files)
            report(document.diagnostic(("wrong", file), f"no file {directory}/{file}", hint, key=True))
        for location, case in texts_at(named, (file, "fails")):
            if case.strip() not in cases:
                hint = did_you_mean(case, cases)
                report(document.diagnostic(("wrong", *location), f"no case is named {case!r}", hint))
    for file in files:
        if file not in named:
            hint = did_you_mean(file, missing) or "name it under 'wrong' in problem.yml"
            report(Diagnostic(f"{directory}/{file}", 1, 1, "unused file", hint))
