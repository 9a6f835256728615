"""What Python says of code that is still being written, without running it."""

import ast
import json
from collections.abc import Iterator, Sequence
from typing import Any, Final
from warnings import WarningMessage, catch_warnings, simplefilter

from divebell_judge import messages
from divebell_judge.frames import FILENAME, own_text, source_lines
from divebell_judge.wording import ENGLISH, speaking

type Fields = dict[str, Any]  # Any: JSON

_MAX_REMARKS: Final = 50
_UNTOLD: Final = ("exec", "globals", "locals", "vars", "setattr", "__dict__", "__import__", "import_module")
"""Names through which code can bind others unseen."""


def remarks(source: str, wanted: Sequence[str] = (), *, language: str = ENGLISH) -> str:
    """The mistakes that Python's compiler finds in `source`, and what it warns of.

    Parameters:
        wanted: names that the tests call, of which each that is not defined is told.
        language: that of remarks of the judge (BCP 47); English where it does not have it.

    Returns a JSON list of `{"severity": "error" | "warning", "source": "python" | "judge", "message", "line",
    "column", "end_line", "end_column"}`; lines and columns count from 1, the end is exclusive, and a remark
    without a column is of its whole line. The code is compiled and never run.
    """
    source = source.removeprefix("\ufeff")
    lines = source_lines(source)
    with catch_warnings(record=True) as heard:
        simplefilter("ignore")
        simplefilter("always", SyntaxWarning)
        try:
            tree = ast.parse(source, FILENAME)
            compile(source, FILENAME, "exec", dont_inherit=True)
        except SyntaxError as error:
            return json.dumps([_of_error(error, lines)])
        except (ValueError, RecursionError, MemoryError, OverflowError) as error:
            return json.dumps([_remark("error", own_text(error), 1)])
    told = {(each["line"], each["message"]): each for each in map(_of_warning, heard)}
    with speaking(language):
        return json.dumps([*told.values(), *_undefined(tree, wanted)][:_MAX_REMARKS])


def _remark(severity: str, message: str, line: int) -> Fields:
    return {
        "severity": severity,
        "source": "python",
        "message": message,
        "line": line,
        "column": None,
        "end_line": line,
        "end_column": None,
    }


def _of_error(error: SyntaxError, lines: list[str]) -> Fields:
    line = min(max(error.lineno or 1, 1), len(lines))
    remark = _remark("error", _sentence(error), line)
    if error.offset and error.offset > 0:
        remark["column"] = error.offset
        if error.end_offset and error.end_offset > 0:
            remark |= {"end_line": error.end_lineno or line, "end_column": error.end_offset}
    return remark


def _sentence(error: SyntaxError) -> str:
    name = "" if type(error) is SyntaxError else f"{type(error).__name__}: "
    return name + error.msg[:1].upper() + error.msg[1:] if not name else name + error.msg


def _of_warning(warning: WarningMessage) -> Fields:
    text = own_text(warning.message) if isinstance(warning.message, Warning) else str(warning.message)
    return _remark("warning", text[:1].upper() + text[1:], warning.lineno)


def _undefined(tree: ast.Module, wanted: Sequence[str]) -> Iterator[Fields]:
    """The names that are not defined, where that is certain."""
    nodes = list(ast.walk(tree))
    named = {node.id for node in nodes if isinstance(node, ast.Name)}
    named |= {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    if not named.isdisjoint(_UNTOLD) or any(_is_star(node) for node in nodes):
        return
    bound = set(_bound(nodes))
    missing = [name for name in wanted if name not in bound]
    if not missing:
        return
    from difflib import get_close_matches  # only now, because it takes long to import

    own = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    for name in missing:
        near = next(iter(get_close_matches(name, [other for other in own if other not in wanted], n=1)), None)
        remark = _remark("warning", messages.not_defined_yet(name, near), own[near].lineno if near else 1)
        remark["source"] = "judge"
        if near:
            # The name stands behind `def` or `class`, at the start of a line.
            node = own[near]
            keyword = len("class ") if isinstance(node, ast.ClassDef) else len("def ")
            remark["column"] = node.col_offset + keyword + 1
            remark["end_column"] = remark["column"] + len(near)
        yield remark


def _is_star(node: ast.AST) -> bool:
    return isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names)


def _bound(nodes: list[ast.AST]) -> Iterator[str]:
    """All names that are bound anywhere: one that is bound in a function alone may be meant as global."""
    for node in nodes:
        match node:
            case ast.Name(id=name, ctx=ast.Store()):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.alias(name=name, asname=asname):
                yield asname or name.partition(".")[0]
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                yield name
            case ast.TypeAlias(name=ast.Name(id=name)):
                yield name
