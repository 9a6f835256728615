"""Changing and renaming several files as one: all of them, or none."""

import shutil
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from .placing import place, written_below

_FOLDER: Final = ".divebell-schedule"
_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


class UnfinishedError(Exception):
    """Another change is being made, or one was cut off, by a loss of power, before it could be undone."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder
        """What it had put aside: the files as they were are in `old`."""


@dataclass(frozen=True)
class Change:
    """What becomes of one file."""

    old: PurePosixPath
    new: PurePosixPath
    """The same as `old` where the file keeps its name."""
    content: bytes


def replace_all(root: Path, changes: Sequence[Change]) -> None:
    """Make all changes to files below `root`, or raise and leave every file as it was.

    Everything is written before anything is moved. Raises `FileExistsError` for a new name that is taken,
    `UnfinishedError`, and `OSError` where the disk does not take it.
    """
    folder = root / _FOLDER
    try:
        folder.mkdir()
    except FileExistsError:
        raise UnfinishedError(folder) from None
    try:
        with written_below(root):
            for name in ("old", "new"):
                (folder / name).mkdir()
            for number, change in enumerate(changes):
                written = folder / "new" / str(number)
                written.write_bytes(change.content)
                shutil.copymode(root / change.old, written)
        with _uninterrupted():
            _move(root, folder, changes)
            shutil.rmtree(folder, ignore_errors=True)
    except BaseException:
        if not any((folder / "old").glob("*")):  # where the undoing has failed too, what was put aside stays
            shutil.rmtree(folder, ignore_errors=True)
        raise


def _move(root: Path, folder: Path, changes: Sequence[Change]) -> None:
    aside: list[tuple[Path, Path]] = []
    placed: list[Path] = []
    try:
        for number, change in enumerate(changes):
            kept = folder / "old" / str(number)
            (root / change.old).rename(kept)
            aside.append((kept, root / change.old))
        for number, change in enumerate(changes):
            place(folder / "new" / str(number), root / change.new)
            placed.append(root / change.new)
    except BaseException:
        for path in placed:
            path.unlink()
        for kept, path in aside:
            kept.rename(path)
        raise


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold back Ctrl-C and SIGTERM for the moment that moving files takes; they take effect after it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = {each: signal.signal(each, lambda number, _: came.append(number)) for each in _SIGNALS}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
        for number in came:
            with suppress(ProcessLookupError):
                signal.raise_signal(signal.Signals(number))
