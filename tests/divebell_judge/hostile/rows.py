"""The table of hostile and careless code, from the TOML files beside this one.

A row has a `name` and a solution of the problem `problem` ("double" where none is named), as one of

    source             the whole of it
    made               a Python expression that gives it, for what cannot be written down
    before, during,    a right answer, with something done when it is loaded, something in the call, and
      result           something else returned
    loaded_and_called  two rows: a wrong answer that does this when it is loaded, and one in the call

and the fields of an `Outcome`. What is otherwise in Pyodide is in the row's table `pyodide`.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent
from typing import Any

type Fields = dict[str, Any]  # Any: TOML


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """The verdict on a row in one runtime, and what must hold afterwards."""

    tests: str | list[str]
    """Status and kind of each test, as `error (exception)`; one text stands for all. `not loaded (kind)`
    where the solution's module could not be run."""
    says: tuple[str, ...] = ()
    """Words of the message or the hints of the first test that does not pass, or of why it was not loaded."""
    told: str = ""
    """Words of what the verdict says to have changed, so that its worker is replaced; nothing, if empty."""
    lasts: bool = False
    """Whether what is told cannot be put back. Else the next check is sound even in the same worker."""
    ends: bool = False
    """Whether it takes the process with it, or has to be stopped: the host says what became of the test."""


@dataclass(frozen=True)
class Row:
    """A solution, and its outcome by runtime."""

    name: str
    problem: str
    source: str
    cpython: Outcome
    pyodide: Outcome


def rows() -> list[Row]:
    """The whole table."""
    files = sorted(Path(__file__).parent.glob("*.toml"))
    return [
        row
        for file in files
        for fields in tomllib.loads(file.read_text("utf-8"))["row"]
        for row in _rows(fields)
    ]


def _rows(fields: Fields) -> Iterator[Row]:
    name, problem = fields.pop("name"), fields.pop("problem", "double")
    sources = dict(_sources(fields))
    elsewhere = fields.pop("pyodide", {})
    for when, source in sources.items():
        here, there = Outcome(**fields), Outcome(**fields | elsewhere)
        yield Row(name + when, problem, source, here, there)


def _sources(fields: Fields) -> Iterator[tuple[str, str]]:
    if "source" in fields:
        yield "", fields.pop("source")
    elif "made" in fields:
        yield "", eval(fields.pop("made"))  # the table is ours
    elif "loaded_and_called" in fields:
        change = fields.pop("loaded_and_called")
        yield ", when loaded", _doubling(before=change, result="[9.0] * 4")
        yield ", in the call", _doubling(during=change, result="[9.0] * 4")
    else:
        parts = {part: fields.pop(part) for part in ("before", "during", "result") if part in fields}
        yield "", _doubling(**parts)


def _doubling(before: str = "", during: str = "", result: str = "np.asarray(x) * 2.0") -> str:
    body = f"{during.strip()}\nreturn {result}"
    return f"import numpy as np\n{before.strip()}\ndef f(x):\n{indent(body, '    ')}\n"
