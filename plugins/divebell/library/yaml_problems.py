"""What libyaml says of malformed YAML, in plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from divebell.library.diagnostic_text import clipped

if TYPE_CHECKING:
    import yaml

    from divebell.library.diagnostics import Diagnostic
    from divebell.library.source import Source

_COLON: Final = "mapping values are not allowed in this context"

# libyaml's problem: what is wrong, and what to do.
_WORDS = {
    _COLON: (
        "a value that holds ': ' must be in quotes",
        "put the value in quotes",
    ),
    "did not find expected key": (
        "this does not fit the lines before it",
        "check the indentation and the quotes",
    ),
    "did not find expected '-' indicator": (
        "this does not fit the list before it",
        "begin each entry with '- ', all at one indentation",
    ),
    "did not find expected ',' or ']'": (
        "this list is not closed",
        "separate its entries by ',' and close it with ']'",
    ),
    "did not find expected ',' or '}'": (
        "this mapping is not closed",
        "separate its fields by ',' and close it with '}'",
    ),
    "did not find expected node content": (
        "a value is missing here",
        "write the value, or close what is open",
    ),
    "found undefined alias": (
        "no anchor of this name comes before",
        "put a text that begins with '*' in quotes",
    ),
    "block sequence entries are not allowed in this context": (
        "a list entry is not allowed here",
        "begin the list on a line of its own, or put the text in quotes",
    ),
    "found another document": ("a second document begins here", "delete the line of ---"),
    "but found another document": ("a second document begins here", "delete the line of ---"),
    "found unknown escape character": (
        "unknown escape after a backslash",
        "put the text in single quotes, in which a backslash is a backslash",
    ),
    "could not find expected ':'": (
        "a ':' is missing after the field's name",
        "write the field as `name: value`",
    ),
    "did not find expected alphabetic or numeric character": (
        "a name is missing after this character",
        "put a text that begins with '*' or '&' in quotes",
    ),
    "found incompatible YAML document": ("this version of YAML is not known", "delete the line of %YAML"),
    "found undefined tag handle": ("this tag is not allowed", "put a text that begins with '!' in quotes"),
}
# Problems that libyaml meets at the end of what it was scanning; the mistake is where that began.
_AT_ITS_START = {
    "did not find expected ',' or ']'",
    "did not find expected ',' or '}'",
    "could not find expected ':'",
    "did not find expected alphabetic or numeric character",
}


_FIELD = re.compile(r"(?P<lead>\s*(?:- )?)(?P<name>[\w-]+): +(?P<value>\S.*?: ?.*)")
_FIRST_COLON = re.compile(r"\s*(?:- )?[\w-]+(?P<colon>:)")


def explain(error: yaml.MarkedYAMLError, source: Source, first_line: int) -> Diagnostic:
    """The diagnostic of malformed YAML that begins on `first_line` of a file."""
    problem = error.problem or "malformed YAML"
    code = "yaml-syntax"
    message, hint = _WORDS.get(problem, (clipped(problem), "put the text in quotes, or mend the line"))
    mark = error.problem_mark
    if error.context == "while scanning a quoted scalar" and problem.endswith("end of stream"):
        message, hint = "this quote is not closed", "end the text with the same quote"
        mark = error.context_mark
    elif problem in _AT_ITS_START:
        mark = error.context_mark or mark
    if mark is None:
        return source.diagnostic(first_line, 1, code, message, hint)
    line, column = first_line + mark.line, mark.column + 1
    text = source.lines[line - 1] if line <= len(source.lines) else ""
    width = 1
    if problem == "found character that cannot start any token":
        code, message, hint = _bad_start(text[mark.column : mark.column + 1])
    elif "tab character" in problem:
        code, message, hint = "tab", *_TAB
    elif problem == _COLON:
        code, message, hint, column, width = _bad_colon(text, column)
    elif problem == "did not find expected key" and text[:1].isspace():
        code, width = "indentation", max(1, len(text.strip()))
    return source.diagnostic(line, column, code, message, hint, width)


_TAB = ("a tab is not allowed here", "indent with spaces")


def _bad_start(character: str) -> tuple[str, str, str]:
    if character == "\t":
        return "tab", *_TAB
    return "yaml-syntax", f"a value cannot begin with {character!r}", "put it in quotes"


def _bad_colon(line: str, column: int) -> tuple[str, str, str, int, int]:
    """A colon within a value, or a field that its indentation makes part of the value above it."""
    first = _FIRST_COLON.match(line)
    if first and first.start("colon") == column - 1:
        start = len(line) - len(line.lstrip())
        message = "this field is indented as if it went on from the line above"
        hint = "begin it below the first letter of the field that it stands beside"
        return "indentation", message, hint, start + 1, column - start
    message, hint = _WORDS[_COLON]
    field = _FIELD.fullmatch(line)
    if field and '"' not in field["value"] and "\\" not in field["value"] and len(line) <= 100:
        hint = f'put the value in quotes: `{field["name"]}: "{field["value"].rstrip()}"`'
    return "unquoted-colon", message, hint, column, 1
