"""`divebell check`"""

import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click
from rich.console import Console

from divebell.library import Diagnostic, Library, LibraryReader, Reading
from divebell.library.diagnostics import in_order
from divebell.render import TextChecker
from divebell.runtime import cache_dir

from .check_formats import as_github, as_json, as_text
from .check_memory import remembered_python
from .telling import counted, told_to_the_user

_PAUSE: Final = 0.5
"""Seconds between two looks at the files."""
_CANNOT: Final = 2
"""The exit status where the content could not be checked."""


@click.command()
@click.option("--json", "json_", is_flag=True, help="Print one JSON document, and nothing else.")
@click.option(
    "--github/--no-github",
    default=lambda: os.environ.get("GITHUB_ACTIONS") == "true",
    show_default="in GitHub Actions",
    help="Print annotations for GitHub.",
)
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until Ctrl-C.")
@click.pass_obj
def check(root: Path, json_: bool, github: bool, watch: bool) -> None:
    """Read all content and say every mistake with its place.

    The exit status is 0 if there is none, 1 if there is one, 2 if the content cannot be checked or an option
    is wrong, and 130 after an interrupt. The JSON document is described in divebell/cli/check_formats.py.
    """
    if watch and json_:
        raise click.UsageError("--watch and --json do not go together")
    reader, texts = LibraryReader(root), TextChecker(cache=cache_dir(), workers=os.cpu_count() or 1)
    try:
        with told_to_the_user():
            if watch:
                _watch(reader, texts)
            with remembered_python(cache_dir()):
                reading = reader.read()
            mistakes = _all_mistakes(reading, texts)
    except click.ClickException as error:
        error.show()
        sys.exit(_CANNOT)
    if json_:
        click.echo(as_json(mistakes))
    elif github:
        for command in as_github(mistakes, _folder_in_repository(root)):
            click.echo(command)
        click.echo(_summary(reading, mistakes))
    else:
        _tell(reading, mistakes)
    if mistakes:
        sys.exit(1)


def _all_mistakes(reading: Reading, texts: TextChecker) -> tuple[Diagnostic, ...]:
    """What is wrong with the fields and the names, and with the texts of all files whose fields are right."""
    found = texts.mistakes(reading.found, loose=reading.loose, named=reading.named)
    return in_order((*reading.diagnostics, *found))


def _tell(reading: Reading, mistakes: tuple[Diagnostic, ...]) -> None:
    as_text(mistakes, Console(highlight=False, markup=False, emoji=False))
    if mistakes:
        click.echo()
    click.echo(_summary(reading, mistakes))


def _watch(reader: LibraryReader, texts: TextChecker) -> None:
    """Tell all mistakes, and again after every change; ends by an interrupt."""
    told: tuple[Diagnostic, ...] | None = None
    while True:
        reading = reader.read()
        if told is None or reading.changed or reading.diagnostics != told:
            told = reading.diagnostics
            click.clear()
            _tell(reading, _all_mistakes(reading, texts))
        time.sleep(_PAUSE)


def _summary(reading: Reading, mistakes: Iterable[Diagnostic]) -> str:
    paths = [mistake.path for mistake in mistakes]
    if not paths:
        return f"{_size(reading.found)}: no mistakes"
    return f"{counted(len(paths), 'mistake')} in {counted(len(set(paths)), 'file')}"


def _folder_in_repository(root: Path) -> str:
    """Where the project is in the repository that GitHub checked out; "" if it is all of it."""
    workspace = Path(os.environ.get("GITHUB_WORKSPACE") or root).resolve()
    relative = root.resolve().relative_to(workspace) if root.resolve().is_relative_to(workspace) else Path()
    return "" if relative == Path() else relative.as_posix()


def _size(library: Library) -> str:
    counts = {
        "dives": library.dives,
        "topics": library.topics,
        "plans": library.plans,
        "problems": library.problems,
    }
    return ", ".join(f"{len(items)} {name}" for name, items in counts.items())
