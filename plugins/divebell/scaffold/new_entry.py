"""Writing a new entry: all of its files or none, never over another, and only if the library takes it."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from divebell.library import DiagnosticError, load_library

from .placing import place, written_below
from .shelves import PROBLEMS
from .templates import filled

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import PurePosixPath

    from .entries import Entry


class TakenError(Exception):
    """There is a file, or a folder, of that name already."""

    def __init__(self, path: PurePosixPath) -> None:
        super().__init__(path)
        self.path = path


def entry_files(entry: Entry, values: Mapping[str, Any]) -> Mapping[PurePosixPath, str]:
    """The files of a new entry by their paths in the publication."""
    return filled(f"entries/{entry.kind}", values)


def write_entry(root: Path, files: Mapping[PurePosixPath, str], *, was_sound: bool) -> PurePosixPath:
    """Write the files of one entry into a publication; give the file, or the problem's folder, that it is.

    `was_sound` says that the publication had no mistake before: any that it has now is the entry's doing.

    Raises `TakenError`, `DiagnosticError` with what the library has against it, and `OSError` where the disk
    does not take it; then nothing of it is left.
    """
    target = _target(files)
    if os.path.lexists(root / target):
        raise TakenError(target)
    with written_below(root), tempfile.TemporaryDirectory(dir=root, prefix=".divebell-new-") as name:
        for path, text in files.items():
            scratch = Path(name) / path
            scratch.parent.mkdir(parents=True, exist_ok=True)
            scratch.write_text(text, encoding="utf-8", newline="\n")
        (root / target).parent.mkdir(parents=True, exist_ok=True)
        try:
            _move(Path(name) / target, root / target)
        except FileExistsError:
            raise TakenError(target) from None
    try:
        _check(root, files, was_sound=was_sound)
    except BaseException:
        _remove(root / target)
        raise
    return target


def _target(files: Mapping[PurePosixPath, str]) -> PurePosixPath:
    first = next(iter(files))
    return first.parents[-3] if first.parts[0] == PROBLEMS else first


def _move(source: Path, target: Path) -> None:
    """Move a file or a folder to a place where nothing may be."""
    if source.is_dir():
        target.mkdir()  # it is ours from here on: two authors at once cannot both make it
        source.replace(target)
        return
    place(source, target)


def _check(root: Path, files: Mapping[PurePosixPath, str], *, was_sound: bool) -> None:
    try:
        load_library(root)
    except DiagnosticError as error:
        paths = {path.as_posix() for path in files}
        ours = [found for found in error.diagnostics if was_sound or found.path in paths]
        if ours:
            raise DiagnosticError(ours) from None


def _remove(path: Path) -> None:
    with suppress(FileNotFoundError):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
