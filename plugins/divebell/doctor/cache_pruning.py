"""Taking out of the cache what has not been used for a while; all of it can be made or fetched again."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from typing import Final

from divebell.runtime import load_lock
from divebell.runtime.cache import upstream_dir

from .cache_use import sole_use

_RUNTIME: Final = "runtime"
_NOT_OURS: Final = frozenset({"wheels"})
"""Folders that others keep there: the wheels of a clone."""
_DAY_SECONDS: Final = 86_400.0


@dataclass(frozen=True)
class Entry:
    """A file or a folder that is kept or goes as a whole."""

    part: str
    """The folder of the cache that it is in."""
    path: Path
    used: float
    """When it was last read or written, in seconds since 1970; some systems note no reading."""


@dataclass(frozen=True)
class Pruned:
    """What was taken out, or would be."""

    entries: tuple[Entry, ...]
    before: int
    """What there was, in bytes."""
    left: int
    """What is left, in bytes. Entries share files: what has gone is less than their sum."""


def entries_of(cache: Path) -> Iterator[Entry]:
    """All that can be taken out: each entry of each part, but not what the runtime is made from now."""
    current = upstream_dir(cache, load_lock())
    for part in _folders(cache):
        if part.name in _NOT_OURS:
            continue
        for folder in (part, *(part / name for name in ("assembled",) if part.name == _RUNTIME)):
            for path in folder.iterdir() if folder.is_dir() else ():
                is_part = path == current or path == part / "assembled"
                if not is_part and not path.name.startswith("."):
                    yield _entry(part.name, path)


def sizes(cache: Path) -> dict[str, int]:
    """What each folder of the cache holds, in bytes; files that are there under several names count once."""
    return {part.name: _size_on_disk(part) for part in _folders(cache)}


def prune(cache: Path, *, days: int, now: float, dry_run: bool = False) -> Pruned:
    """Take out what has not been used for `days` days before `now`, in seconds since 1970.

    Raises `CacheInUseError` while something else is at work with the cache.
    """
    if not cache.is_dir():
        return Pruned((), 0, 0)
    with sole_use(cache):
        before = sum(sizes(cache).values())
        old = tuple(entry for entry in entries_of(cache) if entry.used < now - days * _DAY_SECONDS)
        if not dry_run:
            for entry in old:
                _remove(cache, entry.path)
        left = sum(sizes(cache).values())
    return Pruned(old, before, left)


def _remove(cache: Path, path: Path) -> None:
    """A folder goes at once: what is there under its name is always whole."""
    with tempfile.TemporaryDirectory(dir=cache, prefix=".pruned-", ignore_cleanup_errors=True) as bin_:
        path.rename(Path(bin_) / path.name)


def _folders(cache: Path) -> list[Path]:
    if not cache.is_dir():
        return []
    return sorted(path for path in cache.iterdir() if path.is_dir() and not path.name.startswith("."))


def _entry(part: str, path: Path) -> Entry:
    used = max((max(stat.st_atime, stat.st_mtime) for stat in _stats(path)), default=path.stat().st_mtime)
    return Entry(part, path, used)


def _size_on_disk(folder: Path) -> int:
    return sum({(stat.st_dev, stat.st_ino): stat.st_size for stat in _stats(folder)}.values())


def _stats(path: Path) -> Iterator[os.stat_result]:
    """Of the files below a folder, or of the file itself; of those that are there when their turn comes."""
    for file in path.rglob("*") if path.is_dir() else (path,):
        with suppress(FileNotFoundError):
            stat = file.lstat()
            if S_ISREG(stat.st_mode):
                yield stat
