"""Reads broken publications, and measures."""

from __future__ import annotations

import os
import resource
import shutil
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from tests.library.fuzz import encodings, fields, paths, yaml_texts
from tests.library.fuzz.broken import Folder, Link, Unreadable

from divebell.library import Diagnostic, LibraryReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.library.fuzz.broken import Breaker, Broken, Content, Files

KINDS: Final[dict[str, Breaker]] = {
    **encodings.KINDS,
    **yaml_texts.KINDS,
    **fields.KINDS,
    **paths.KINDS,
}
_NOBODY: Final = 65534


class Publication:
    """A valid publication on disk, one file after another of which is broken and mended again."""

    def __init__(self, root: Path, files: Files) -> None:
        self.root = root
        self._files = files
        self.mend()
        self._reader = LibraryReader(root)
        assert not self._reader.read().diagnostics

    def mend(self) -> None:
        """Make it as it was."""
        for name in ("content", "problems"):
            shutil.rmtree(self.root / name, ignore_errors=True)
        for path, text in self._files.items():
            self._put(path, text.encode())

    def read(self, broken: Broken) -> tuple[Diagnostic, ...]:
        """All that is told of the publication with `broken` in it; it is mended afterwards."""
        try:
            for path, content in broken.files.items():
                self._put(path, content)
            with _without_rights(any(isinstance(content, Unreadable) for content in broken.files.values())):
                return self._reader.read().diagnostics
        finally:
            self._restore(broken)

    def _put(self, path: str, content: Content) -> None:
        place = self.root / path
        self._remove(place)
        place.parent.mkdir(parents=True, exist_ok=True)
        match content:
            case bytes():
                place.write_bytes(content)
            case Link(target):
                place.symlink_to(target)
            case Folder():
                place.mkdir()
            case Unreadable():
                place.write_bytes(b"secret\n")
                place.chmod(0)

    def _restore(self, broken: Broken) -> None:
        for path in broken.files:
            self._remove(self.root / path)
        for path, text in self._files.items():
            if any(path == changed or path.startswith(f"{changed}/") for changed in broken.files):
                self._put(path, text.encode())

    @staticmethod
    def _remove(place: Path) -> None:
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
        else:
            with suppress(FileNotFoundError, NotADirectoryError):
                place.unlink()


@dataclass
class Tally:
    """What came of the files of one kind."""

    kind: str
    files: int = 0
    told: int = 0
    """Files with a diagnostic at the right place."""
    missed: list[str] = field(default_factory=list)
    """What was told instead."""
    slowest_ms: float = 0
    peak_mb: float = 0


def run_kind(kind: str, count: int, seed: int, files: Files) -> Tally:
    """Break `count` files in one way, each in its own manner, and read each."""
    tally = Tally(kind)
    with TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        root.chmod(0o755)  # the unreadable file alone is to be unreadable
        publication = Publication(root, files)
        for number in range(count):
            broken = KINDS[kind](Random(f"{seed} {kind} {number}"), files)
            started = time.perf_counter()
            diagnostics = publication.read(broken)
            shown = [diagnostic.pretty() for diagnostic in diagnostics]
            tally.slowest_ms = max(tally.slowest_ms, (time.perf_counter() - started) * 1000)
            tally.files += 1
            if is_told(broken, diagnostics):
                tally.told += 1
            else:
                tally.missed.append(f"{number}: {broken.path}:{broken.line}: {shown[:3]}")
    tally.peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return tally


def is_told(broken: Broken, diagnostics: tuple[Diagnostic, ...]) -> bool:
    """Whether one of the diagnostics is at the mistake."""
    return any(
        one.path == broken.path and (broken.line is None or one.line == broken.line) for one in diagnostics
    )


@contextmanager
def _without_rights(needed: bool) -> Iterator[None]:
    """Be nobody for a while: the superuser may read everything."""
    if not needed or os.geteuid() != 0:
        yield
        return
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
