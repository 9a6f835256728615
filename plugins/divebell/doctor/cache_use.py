"""Who uses the cache: many may at once, but none while it is pruned.

Whoever uses it holds a lock on a marker of its own. A system lets go of the locks of a process that has died,
so a marker that can be locked is nobody's.
"""

import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

_MARKERS: Final = ".in-use"
_PRUNING: Final = ".pruning.lock"
_NUMBERS: Final = itertools.count()


class CacheInUseError(Exception):
    """Something else is at work with the cache; carries the numbers of the processes."""

    def __init__(self, processes: tuple[int, ...]) -> None:
        super().__init__(processes)
        self.processes = processes


@contextmanager
def use_cache(cache: Path) -> Iterator[None]:
    """Keep the cache from being pruned; wait while it is. A cache that cannot be written is not pruned."""
    marker = cache / _MARKERS / f"{os.getpid()}-{next(_NUMBERS)}.lock"
    try:
        marker.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(marker)
        lock.acquire()
    except OSError:
        yield
        return
    try:
        with FileLock(cache / _PRUNING):
            pass
        yield
    finally:
        lock.release()
        marker.unlink(missing_ok=True)


@contextmanager
def sole_use(cache: Path) -> Iterator[None]:
    """Have the cache alone; raises `CacheInUseError`."""
    try:
        pruning = FileLock(cache / _PRUNING, timeout=0)
        pruning.acquire()
    except Timeout:
        raise CacheInUseError(()) from None
    try:
        if processes := tuple(sorted(set(_users(cache / _MARKERS)))):
            raise CacheInUseError(processes)
        yield
    finally:
        pruning.release()


def _users(markers: Path) -> Iterator[int]:
    for marker in markers.glob("*.lock"):
        try:
            with FileLock(marker, timeout=0):
                marker.unlink(missing_ok=True)
        except Timeout:
            yield int(marker.name.partition("-")[0])
