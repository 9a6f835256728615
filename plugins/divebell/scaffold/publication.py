"""A new publication: a folder that builds, and whose one problem is proved, as it stands."""

import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Final

from divebell.library import slug_from

from .placing import written_below
from .schemas import schema_files
from .templates import filled

UNTOUCHED: Final = frozenset({".git", ".venv", "venv", ".idea", ".DS_Store"})
"""What a folder may hold already: authors' tools put it there, and no file of ours goes by these names."""


class OccupiedError(Exception):
    """A publication cannot begin where other files are."""

    def __init__(self, folder: Path, names: list[str]) -> None:
        super().__init__(folder, names)
        self.folder = folder
        self.names = names
        """What is in the way, in order."""


@dataclass(frozen=True)
class Identity:
    """What a publication is called, by whom and where."""

    name: str
    author: str
    """The name of the first author."""
    url: str
    """Where readers will find it; ends in a slash."""
    timezone: str
    """In which a new day begins, by its name in the IANA database."""


def publication_files(identity: Identity, today: date) -> Mapping[PurePosixPath, str]:
    """All files of a new publication, whose first dive is of `today`."""
    values = {
        "name": identity.name,
        "description": f"{identity.name}: a dive a day, and problems that are checked in your browser.",
        "url": identity.url,
        "timezone": identity.timezone,
        "author": slug_from(identity.author)[:60].strip("-") or "author",
        "author_name": identity.author,
        "today": today.isoformat(),
        "version": version("divebell"),
    }
    return {**filled("publication", values), **schema_files()}


def in_the_way(folder: Path) -> list[str]:
    """The names in a folder that keep a publication from beginning there; none if there is no such folder."""
    try:
        return sorted(path.name for path in folder.iterdir() if path.name not in UNTOUCHED)
    except FileNotFoundError:
        return []


def begin_publication(folder: Path, files: Mapping[PurePosixPath, str]) -> None:
    """Write the files of a publication into a folder, all of them or none.

    They are written into a hidden folder first, beside the new one or inside the one that is there, and moved
    when they are whole. Raises `OccupiedError`, and `OSError` where the disk does not take them.
    """
    if names := in_the_way(folder):
        raise OccupiedError(folder, names)
    exists = folder.exists()
    beside = folder if exists else folder.parent
    with written_below(beside), tempfile.TemporaryDirectory(dir=beside, prefix=".divebell-init-") as name:
        scratch = Path(name) / "publication"
        for path, text in files.items():
            target = scratch / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
        if exists:
            _move_into(folder, scratch)
        else:
            scratch.rename(folder)


def _move_into(folder: Path, scratch: Path) -> None:
    moved: list[Path] = []
    try:
        for path in sorted(scratch.iterdir()):
            target = folder / path.name
            if target.exists():  # it has come since we looked
                raise OccupiedError(folder, [path.name])
            moved.append(target)
            path.rename(target)
    except BaseException:
        for target in moved:
            with suppress(FileNotFoundError):  # the last may not have been moved yet
                target.rename(scratch / target.name)
        raise
