"""The forms in which `divebell check` tells mistakes.

`--json` prints one document. Later versions only add fields:

    {"version": 1, "ok": true | false, "diagnostics": [
        {"path", "line", "column", "end_line", "end_column", "code", "message", "hint", "source", "docs",
         "related": [{"note", "path", "line", "column"}]}]}

Paths are relative to the project's root; lines and columns count from 1, columns in characters, and
`end_column` is that after the last one. `source` is the line of the file, up to 1,000 characters of it.
`hint`, `source` and `docs` may be "", and `code` is one of `diagnostic_codes.CODES`.

`--github` prints a workflow command a mistake, which GitHub shows at its line:
https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any, Final

from rich.console import Console
from rich.style import Style
from rich.text import Text

from divebell.library import Diagnostic
from divebell.library.diagnostic_text import Line, pretty, printable

_MAX_SOURCE: Final = 1000
_LABELS: Final = ("help: ", "docs: ")
_CARETS: Final = Style(color="red", bold=True)
_QUIET: Final = Style(dim=True)
_STRONG: Final = Style(bold=True)
_LABEL: Final = Style(color="cyan", bold=True)


def as_text(diagnostics: Sequence[Diagnostic], console: Console) -> None:
    """Print each mistake with its line of the file, in colours where the console has them."""
    if not console.color_system:
        console.file.write("\n\n".join(diagnostic.pretty() for diagnostic in diagnostics))
        console.file.write("\n" if diagnostics else "")
        return
    for number, diagnostic in enumerate(diagnostics):
        if number:
            console.print()
        for line in pretty(diagnostic):
            console.print(_coloured(line, diagnostic), soft_wrap=True)


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """The document of `--json`."""
    told = [_fields(diagnostic) for diagnostic in diagnostics]
    return json.dumps({"version": 1, "ok": not told, "diagnostics": told}, indent=1)


def as_github(diagnostics: Iterable[Diagnostic], folder: str = "") -> Iterable[str]:
    """A workflow command for each mistake; `folder` is the project's, relative to the repository's root."""
    for one in diagnostics:
        properties = {
            "file": f"{folder}/{one.path}" if folder else one.path,
            "line": one.line,
            "endLine": one.line,
            "col": one.column,
            "endColumn": one.end_column,
            "title": f"divebell: {one.code}" if one.code else "divebell",
        }
        written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
        lines = [one.message, one.hint, *map(str, one.related), one.docs]
        yield f"::error {written}::{_data(printable_lines(lines))}"


def printable_lines(lines: Iterable[str]) -> str:
    """The lines that are not blank, without what a log would take for a command."""
    return "\n".join(printable(line) for line in lines if line)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _fields(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "path": diagnostic.path,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "end_line": diagnostic.line,
        "end_column": diagnostic.end_column,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "source": diagnostic.source_line[:_MAX_SOURCE],
        "docs": diagnostic.docs,
        "related": [asdict(place) for place in diagnostic.related],
    }


def _coloured(line: Line, diagnostic: Diagnostic) -> Text:
    text = Text(line.text)
    match line.part:
        case "head":
            place = len(f"{diagnostic.path}:{diagnostic.line}:{diagnostic.column}:")
            code = len(f" [{diagnostic.code}]") if diagnostic.code else 0
            text.stylize(_STRONG, 0, len(line.text) - code)
            text.stylize(_LABEL, 0, place)
            text.stylize(_QUIET, len(line.text) - code)
        case "source":
            text.stylize(_QUIET, 0, line.text.index("|") + 1)
        case "carets":
            text.stylize(_QUIET, 0, line.text.index("|") + 1)
            text.stylize(_CARETS, line.text.index("|") + 1)
        case "note":
            start = line.text.index("=") + 2
            text.stylize(_QUIET, 0, start)
            label = next((label for label in _LABELS if line.text.startswith(label, start)), "")
            text.stylize(_LABEL, start, start + len(label))
            if label == "docs: " and "://" in diagnostic.docs:
                text.stylize(Style(link=diagnostic.docs), start + len(label))
    return text
