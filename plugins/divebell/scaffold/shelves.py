"""What a publication has already, by its files' names: mistakes in them keep nobody from writing more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final

from divebell.library import DiagnosticError, Library, load_library
from divebell.library.folders import DATED

if TYPE_CHECKING:
    from pathlib import Path

PROBLEMS: Final = "problems"
FOLDERS: Final = {
    kind: f"content/{kind}"
    for kind in (
        "dives",
        "topics",
        "plans",
        "collections",
        "spotlights",
        "authors",
        "case-studies",
        "jobs",
        "assessments",
    )
} | {PROBLEMS: PROBLEMS}


@dataclass(frozen=True)
class Shelves:
    """The entries of a publication in the folder `root`."""

    root: Path
    today: date

    def slugs(self, folder: str) -> frozenset[str]:
        """The names that files of a folder, or a problem's folders, give to pages."""
        try:
            paths = [
                path for path in (self.root / FOLDERS[folder]).iterdir() if not path.name.startswith(".")
            ]
        except (FileNotFoundError, NotADirectoryError):
            return frozenset()
        return frozenset(path.name if path.is_dir() else path.stem for path in paths)

    @cached_property
    def library(self) -> Library | None:
        """All that is there, read; None as long as some of it has mistakes."""
        try:
            return load_library(self.root)
        except DiagnosticError:
            return None

    @cached_property
    def dates(self) -> dict[date, str]:
        """The dive of each day that has one, by its file's name."""
        found: dict[date, str] = {}
        for slug in sorted(self.slugs("dives")):
            dated = DATED.match(slug)
            if dated:
                try:
                    found[date.fromisoformat(dated["day"])] = slug
                except ValueError:
                    continue  # `divebell check` says that it is no day of the calendar
        return found

    def free_day(self, first: date | None = None) -> date:
        """The first day, from `first` or today on, that has no dive."""
        day = first or self.today
        while day in self.dates:
            day += timedelta(days=1)
        return day
