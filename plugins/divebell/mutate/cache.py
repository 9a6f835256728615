"""What became of mutants, kept by a hash of all that decides it."""

import platform
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Final

import divebell.verify
import divebell_judge
from divebell.library import Problem
from divebell.verify.store import Store, code_digest, digest

from .mutant import Mutant
from .outcome import Caught

_CODE: Final = tuple(Path(str(room.__file__)).parent for room in (divebell.verify, divebell_judge))


def trial_key(problem: Problem, mutants: Sequence[Mutant]) -> str:
    """Hash the mutants, the cases, the judge, CPython, NumPy, and the rooms that try."""
    return digest(
        {
            "spec": problem.spec(),
            "solution": problem.solution.text,
            "mutants": [mutant.edit for mutant in mutants],
            "python": platform.python_version(),
            "numpy": version("numpy"),
            "code": code_digest([Path(__file__).parent, *_CODE]),
        }
    )


class TrialCache:
    """For each mutant of a problem, in order, what caught it."""

    def __init__(self, cache: Path) -> None:
        self._store = Store(cache / "mutants")

    def get(self, key: str, count: int) -> list[Caught | None] | None:
        """Give what became of `count` mutants; None if there is nothing that can be read."""
        kept = self._store.get(key)
        try:
            caught = [Caught(**entry) if entry else None for entry in kept]
        except TypeError:
            return None
        return caught if len(caught) == count else None

    def put(self, key: str, caught: Sequence[Caught | None]) -> None:
        """Keep what became of a problem's mutants."""
        self._store.put(key, [asdict(entry) if entry else None for entry in caught])
