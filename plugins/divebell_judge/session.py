"""The surroundings in which a solution runs: its module, what is guarded, and where its warnings go."""

import gc
import linecache
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import NamedTuple
from warnings import WarningMessage, catch_warnings

from divebell_judge.frames import FILENAME, source_lines
from divebell_judge.guard import Guard, preload, watch

type Told = Callable[[WarningMessage], object]


class Session(NamedTuple):
    """One check, one run or one building of a bundle."""

    module: ModuleType
    """The fresh module that the solution's code fills."""
    guard: Guard
    warnings: list[WarningMessage]
    """Warnings are added here as they come."""

    def hear_warnings(self) -> None:
        """Has every warning told, once a place, from now on."""
        warnings.resetwarnings()
        warnings.simplefilter("default")


@contextmanager
def session(name: str, source: str, cases: str = "", told: Told | None = None) -> Iterator[Session]:
    """Surroundings for `source` as module `name`; afterwards all is as it was before.

    Parameters:
        cases: the code of the cases that are to be run, for what has to be imported ahead.
        told: called with each warning, as it comes.
    """
    code = f"{source}\n{cases}"
    named = preload(code)
    module = ModuleType(name)
    module.__file__ = FILENAME
    modules = sys.modules
    before = modules.get(name), linecache.cache.get(FILENAME)
    # A filter of warnings that is put in place later would look like tampering, so this comes before watch().
    with catch_warnings(record=True) as heard, _last(sys.path, ""):
        if told is not None:
            warnings.showwarning = _teller(heard, told)
        modules[name] = module
        linecache.cache[FILENAME] = (
            len(source),
            None,
            [f"{line}\n" for line in source_lines(source)],
            FILENAME,
        )
        guard = watch(module, code, named)
        try:
            with _frozen():
                yield Session(module, guard, heard)
        finally:
            guard.everything()
            guard.reset()
            _put_back(modules, name, before[0])
            _put_back(linecache.cache, FILENAME, before[1])


def _teller(heard: list[WarningMessage], told: Told) -> Callable[..., None]:
    def tell(message: Warning | str, category: type[Warning], filename: str, lineno: int, *_: object) -> None:
        heard.append(WarningMessage(message, category, filename, lineno))
        told(heard[-1])

    return tell


@contextmanager
def _last(path: list[str], entry: str) -> Iterator[None]:
    """Puts `entry` of `path` last: no file of the reader's is to hide the library's."""
    before = list(path)
    path.sort(key=lambda item: item == entry)
    try:
        yield
    finally:
        path[:] = before


@contextmanager
def _frozen() -> Iterator[None]:
    """Lets the garbage collector look at what comes from now on alone, so that to collect takes no time."""
    others = gc.get_freeze_count()
    gc.freeze()
    try:
        yield
    finally:
        if not others:
            gc.unfreeze()


def _put_back[V](table: dict[str, V], key: str, value: V | None) -> None:
    if value is None:
        table.pop(key, None)
    else:
        table[key] = value
