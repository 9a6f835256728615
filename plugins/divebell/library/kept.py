"""What is kept of a project between two readings: its files' texts, and what was made from each."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable

    from divebell.library.diagnostics import Diagnostic
    from divebell.library.source import Listing, Report, Source

_RACY_NS: Final = 2_000_000_000
"""A file that was changed this short a time before it was read may change again without a newer time: file
systems count in steps of up to two seconds. It is looked into once more."""
_MANY: Final = 50
"""From so many changed paths on, it is quicker to look at all files than to tell which ones those concern."""


class Stamp(NamedTuple):
    """What changes when a file or a folder does."""

    modified_ns: int
    changed_ns: int
    size: int
    inode: int
    device: int

    @classmethod
    def of(cls, status: os.stat_result) -> Stamp:
        """The stamp of a file or a folder."""
        return cls(status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino, status.st_dev)

    def is_settled(self, read_at_ns: int) -> bool:
        """Whether a change after the time `read_at_ns` is sure to change the stamp."""
        return max(self.modified_ns, self.changed_ns) + _RACY_NS < read_at_ns


class KeptFile(NamedTuple):
    """A file as it was read."""

    stamp: Stamp | None
    """None where it may change without a trace."""
    digest: bytes
    """Of its bytes."""
    source: Source | None
    diagnostics: tuple[Diagnostic, ...]


class KeptListing(NamedTuple):
    """A folder as it was listed."""

    stamp: Stamp
    listing: Listing


class _Result(NamedTuple):
    inputs: tuple[object, ...]
    value: Any
    diagnostics: tuple[Diagnostic, ...]


class _Generations[Key, Value]:
    """A mapping that lets go of what a reading had no use for."""

    def __init__(self) -> None:
        self._before: dict[Key, Value] = {}
        self._now: dict[Key, Value] = {}

    def get(self, key: Key) -> Value | None:
        if (value := self._now.get(key)) is None and (value := self._before.get(key)) is not None:
            self._now[key] = value
        return value

    def put(self, key: Key, value: Value) -> None:
        self._now[key] = value

    def turn(self) -> None:
        self._before, self._now = self._now, {}


@dataclass
class Kept:
    """The files of a project and what was made from them, for one reading after another."""

    files: _Generations[str, KeptFile] = field(default_factory=_Generations)
    listings: _Generations[str, KeptListing] = field(default_factory=_Generations)
    has_links: bool = False
    """Whether a link was met: what it leads to changes where nobody who watches the project looks."""
    changed: set[str] = field(default_factory=set)
    """The files whose content is not that of the reading before."""
    _results: _Generations[tuple[str, str], _Result] = field(default_factory=_Generations)
    _told: tuple[str, ...] | None = None
    _around: frozenset[str] = frozenset()

    def begin(self, told: Iterable[str] | None) -> None:
        """Begin a reading; `told` are the paths to look at, where somebody knows that no others changed."""
        self.changed = set()
        paths = [PurePosixPath(path) for path in told] if told is not None else []
        self._told = None if told is None or self.has_links or len(paths) > _MANY else (*map(str, paths),)
        self._around = frozenset(str(folder) for path in paths for folder in (path, *path.parents))

    def end(self) -> None:
        """End a reading that came to its end: what it had no use for is let go."""
        for generations in (self.files, self.listings, self._results):
            generations.turn()

    def is_as_it_was(self, path: str) -> bool:
        """Whether a path is known not to have changed, without looking at it."""
        if self._told is None or path in self._around:
            return False
        return not any(path.startswith(f"{folder}/") for folder in self._told)

    def once[Value](
        self, name: str, path: str, make: Callable[..., Value], *inputs: object, report: Report
    ) -> Value:
        """`make(*inputs, report)`; with the inputs of last time, what it gave and reported then."""
        key = (name, path)
        result = self._results.get(key)
        if result is None or result.inputs != inputs:
            found: list[Diagnostic] = []
            value = make(*inputs, found.append)
            result = _Result(inputs, value, tuple(found))
            self._results.put(key, result)
        for diagnostic in result.diagnostics:
            report(diagnostic)
        kept: Value = result.value
        return kept
