"""The surroundings in which a solution runs: its module, what is guarded, and where its warnings go."""

import linecache
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import NamedTuple
from warnings import WarningMessage, catch_warnings, simplefilter

from divebell_judge.frames import FILENAME, source_lines
from divebell_judge.guard import Guard, preload, watch


class Session(NamedTuple):
    """One check, one run or one building of a bundle."""

    module: ModuleType
    """The fresh module that the solution's code fills."""
    guard: Guard
    warnings: list[WarningMessage]
    """Warnings are added here as they come."""


@contextmanager
def session(name: str, source: str, cases: str = "") -> Iterator[Session]:
    """Surroundings for `source` as module `name`; afterwards all is as it was before.

    Parameters:
        cases: the code of the cases that are to be run, for what has to be imported ahead.
    """
    preload(f"{source}\n{cases}")
    module = ModuleType(name)
    module.__file__ = FILENAME
    modules = sys.modules
    before = modules.get(name), linecache.cache.get(FILENAME)
    # A filter of warnings that is put in place later would look like tampering, so this comes before watch().
    with catch_warnings(record=True) as warnings:
        simplefilter("default")
        modules[name] = module
        linecache.cache[FILENAME] = (
            len(source),
            None,
            [f"{line}\n" for line in source_lines(source)],
            FILENAME,
        )
        guard = watch()
        try:
            yield Session(module, guard, warnings)
        finally:
            guard.everything()
            guard.reset()
            _put_back(modules, name, before[0])
            _put_back(linecache.cache, FILENAME, before[1])


def _put_back[V](table: dict[str, V], key: str, value: V | None) -> None:
    if value is None:
        table.pop(key, None)
    else:
        table[key] = value
