"""What an import did, told in lines and as data."""

from dataclasses import dataclass
from typing import Any

from .draft import Note


@dataclass(frozen=True)
class ProblemReport:
    """What became of one problem."""

    source: str
    """The folder or the notebook that it was read from."""
    slug: str
    tests: int
    """How many tests the source has."""
    cases: int
    """How many cases were made of them; 0 if the problem is not written."""
    notes: tuple[Note, ...]
    """What could not be carried over, or not as it was."""
    refused: Note | None = None
    """Why the problem is not written."""

    def as_data(self) -> dict[str, Any]:
        """The report as JSON has it."""
        return {
            "source": self.source,
            "slug": self.slug,
            "written": self.refused is None,
            "tests": self.tests,
            "cases": self.cases,
            "refused": self.refused and {"place": self.refused.place, "message": self.refused.message},
            "notes": [{"place": note.place, "message": note.message} for note in self.notes],
        }

    def __str__(self) -> str:
        if self.refused:
            lines = [f"{self.source}: not written", f"    {self.refused}"]
        else:
            made = f"{_count(self.cases, 'case')} of {_count(self.tests, 'test')}"
            lines = [f"{self.source}: problems/{self.slug}, {made}"]
        return "\n".join([*lines, *(f"    {note}" for note in self.notes)])


@dataclass(frozen=True)
class ImportReport:
    """What an import did, or would do."""

    problems: tuple[ProblemReport, ...]
    dry_run: bool = False

    @property
    def written(self) -> int:
        return sum(problem.refused is None for problem in self.problems)

    @property
    def exit_status(self) -> int:
        """0 if every problem came over, whatever was left out of it; else 1."""
        return int(self.written < len(self.problems))

    def as_data(self) -> dict[str, Any]:
        """The report as JSON has it."""
        return {
            "version": 1,
            "dry_run": self.dry_run,
            "written": self.written,
            "refused": len(self.problems) - self.written,
            "problems": [problem.as_data() for problem in self.problems],
        }

    def __str__(self) -> str:
        cases, tests = (sum(getattr(each, name) for each in self.problems) for name in ("cases", "tests"))
        totals = (
            f"{self.written} of {_count(len(self.problems), 'problem')} proved, in CPython and in Pyodide; "
            f"{cases} of {_count(tests, 'test')} made cases"
        )
        return "\n".join(
            [*map(str, self.problems), f"{totals} (nothing written)" if self.dry_run else totals]
        )


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"
