"""The files of an imported problem, in memory and on disk."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from divebell.library import Diagnostic, DiagnosticError, Problem
from divebell.library.problem_folder import read_problem
from divebell.library.source import Tree

PROBLEMS: Final = "problems"

_RESOLVED: Final = ("true", "false", "null", "yes", "no", "on", "off", "y", "n", "inf", "nan")


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks, and all else on one line."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        return super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    plain = text[:1].isalpha() and text.lower() not in _RESOLVED
    style = "|" if "\n" in text else None if plain else "'"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def problem_yml(fields: Mapping[str, Any]) -> str:
    """problem.yml with these fields, in this order."""
    return yaml.dump(
        dict(fields),
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=10_000,
        default_flow_style=False,
    )


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write a problem's files to a folder that is not there yet.

    Raises FileExistsError if it is. What is there under that name is a whole problem or nothing.
    """
    if folder.exists():
        raise FileExistsError(17, "there is such a folder already", str(folder))
    # The library overlooks hidden folders, so that nobody reads half of a problem.
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        for name, text in files.items():
            (part / name).write_text(text, encoding="utf-8", newline="\n")
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def read_back(root: Path, slug: str) -> Problem:
    """The problem in `root`/problems/`slug`, as the library reads it. Raises `DiagnosticError`."""
    diagnostics: list[Diagnostic] = []
    folder = read_problem(Tree(root.resolve(), diagnostics.append), f"{PROBLEMS}/{slug}", slug)
    if diagnostics or folder.problem is None:
        raise DiagnosticError(diagnostics)
    return folder.problem
