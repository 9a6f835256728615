"""What problem.yml names within itself and in its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from divebell.library.diagnostic_text import clipped
from divebell.library.diagnostics import Diagnostic
from divebell.library.fields import PYTHON_FILE
from divebell.library.python_source import bound_names, check_expression, check_statements
from divebell.library.shelf import texts_at
from divebell.library.suggest import closest, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection

    from divebell.library.source import Report
    from divebell.library.yaml_source import Location, YamlDocument


def check_cases(document: YamlDocument, report: Report) -> None:
    """Report cases whose code is not Python, whose name is taken, or that change what they do not bind."""
    for location, text in texts_at(document.data, ("cases", "*", "given")):
        check_statements(document, location, text, report)
    for field in ("call", "check"):
        for location, text in texts_at(document.data, ("cases", "*", field)):
            if text.strip():
                check_expression(document, location, text, report)
    first: dict[str, Location] = {}
    for location, name in texts_at(document.data, ("cases", "*", "name")):
        earlier = first.setdefault(name.strip(), location)
        if earlier != location:
            message, related = f"duplicate case {clipped(name)!r}", document.related(earlier, "first here")
            hint = "give it a name of its own"
            report(document.diagnostic(location, "duplicate-case", message, hint, related=(related,)))
    given = {location[:-1]: text for location, text in texts_at(document.data, ("cases", "*", "given"))}
    for location, name in texts_at(document.data, ("cases", "*", "mutates", "*")):
        bound = bound_names(given.get(location[:2], ""))
        if name.isidentifier() and name not in bound:
            hint = did_you_mean(name, bound) or "name what 'given' binds and the call may change"
            message = f"'given' binds no name {clipped(name)!r}"
            report(document.diagnostic(location, "unknown-name", message, hint))


def check_wrong(document: YamlDocument, files: Collection[str], report: Report) -> None:
    """Report known-wrong answers without a file or a case, and `files` of wrong/ that are not named."""
    wrong = document.data.get("wrong")
    named = wrong if isinstance(wrong, dict) else {}
    directory = document.source.path.rpartition("/")[0] + "/wrong"
    cases = [name.strip() for _, name in texts_at(document.data, ("cases", "*", "name"))]
    missing = {file for file in named if file not in files and PYTHON_FILE.fullmatch(file)}
    unused = [file for file in files if file not in named]
    for file in named:
        if file in missing:
            meant = closest(file, unused)
            if meant:
                unused.remove(meant)  # told once, where it is misspelt
            hint = f"did you mean {meant!r}?" if meant else "write it, or delete the entry"
            message = f"no file {clipped(f'{directory}/{file}', 100)}"
            report(document.diagnostic(("wrong", file), "unknown-file", message, hint, key=True))
        for location, case in texts_at(named, (file, "fails")):
            if case.strip() not in cases:
                hint = did_you_mean(clipped(case), cases) or "write the name of a case as it is under 'cases'"
                message = f"no case is named {clipped(case)!r}"
                report(document.diagnostic(("wrong", *location), "unknown-case", message, hint))
    for file in unused:
        hint = "name it under 'wrong' in problem.yml, with the case it fails, or delete it"
        report(Diagnostic(f"{directory}/{file}", 1, 1, "unused file", hint, code="unused-file"))
