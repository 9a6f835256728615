"""Dives on other days: which moves are asked for, and what they change in which files.

A dive's day is in the name of its file, and so in its address; in its front matter, if that says it; and
in what texts call it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple

import yaml

from divebell.library.suggest import did_you_mean
from divebell.library.yaml_core import CoreLoader

from .replacing import Change
from .shelves import FOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .shelves import Shelves

_DIVES: Final = PurePosixPath(FOLDERS["dives"])
_FRONT_MATTER: Final = re.compile(r"---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*\r?$", re.MULTILINE | re.DOTALL)
_TEXTS: Final = ("*.md", "*.yml")
_DAY: Final = timedelta(days=1)


class ScheduleError(Exception):
    """Dives cannot be moved so; the message says why, and what can be done."""


@dataclass(frozen=True)
class Move:
    """A dive and its new day."""

    slug: str
    day: date
    new_day: date

    @property
    def new_slug(self) -> str:
        return f"{self.new_day}{self.slug[10:]}"


@dataclass(frozen=True)
class Rescheduling:
    """Moves, with the changes that they make to files."""

    moves: tuple[Move, ...]
    changes: tuple[Change, ...]
    mentions: Mapping[PurePosixPath, int]
    """How often other texts, or those of the dives, name a dive that moves."""


def find_dive(shelves: Shelves, named: str) -> str:
    """The dive that a date, a slug, a file or the rest of a slug names; raises `ScheduleError`."""
    name = PurePosixPath(named).name.removesuffix(".md")
    by_date = {day.isoformat(): slug for day, slug in shelves.dates.items()}
    if name in by_date:
        return by_date[name]
    slugs = sorted(shelves.dates.values())
    found = [slug for slug in slugs if name in (slug, slug[11:])]
    if len(found) == 1:
        return found[0]
    hint = (
        f"there are {', '.join(found)}" if found else did_you_mean(name, [*slugs, *(s[11:] for s in slugs)])
    )
    raise ScheduleError(f"no one dive is called {named!r}{'; ' * bool(hint)}{hint}")


def move(shelves: Shelves, slug: str, new_day: date) -> tuple[Move, ...]:
    """One dive to a day that is free."""
    day = _day_of(slug)
    taken = shelves.dates.get(new_day)
    if new_day == day:
        raise ScheduleError(f"{slug} is on {new_day} already")
    if taken:
        hint = (
            f"`divebell schedule swap {day} {new_day}`, or `divebell schedule shift {new_day} 1` to make room"
        )
        raise ScheduleError(f"there is a dive of {new_day} already, {taken}: {hint}")
    return (Move(slug, day, new_day),)


def swap(one: str, other: str) -> tuple[Move, ...]:
    """Two dives, each to the other's day."""
    if one == other:
        raise ScheduleError(f"{one} cannot be swapped with itself")
    first, second = _day_of(one), _day_of(other)
    return (Move(one, first, second), Move(other, second, first))


def shift(shelves: Shelves, slug: str, days: int) -> tuple[Move, ...]:
    """A dive and those of the days right after it, by a number of days; later ones are pushed if they must.

    Nothing changes its order. Raises `ScheduleError` where a shift back runs into an earlier dive.
    """
    if days == 0:
        raise ScheduleError("a shift by 0 days changes nothing")
    start = _day_of(slug)
    run = [start]
    for day in sorted(day for day in shelves.dates if day > start):
        if day > run[-1] + max(days, 1) * _DAY:
            break
        run.append(day)
    earlier = max((day for day in shelves.dates if day < start), default=None)
    if earlier is not None and start + days * _DAY <= earlier:
        room = (start - earlier).days - 1
        raise ScheduleError(f"{shelves.dates[earlier]} is in the way: there is room for {room} days back")
    try:
        return tuple(Move(shelves.dates[day], day, day + days * _DAY) for day in run)
    except OverflowError:
        raise ScheduleError("there is no such day") from None


def reschedule(root: Path, moves: Iterable[Move]) -> Rescheduling:
    """What the moves change: the dives' names and days, and what texts call them; nothing else of any file.

    Raises `ScheduleError` for a dive whose front matter cannot be read.
    """
    moves = tuple(moves)
    names = {move.slug: move.new_slug for move in moves}
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")
    moving = {_DIVES / f"{move.slug}.md": move for move in moves}
    changes: list[Change] = []
    mentions: dict[PurePosixPath, int] = {}
    for path in _texts(root):
        text = _decoded(root / path)
        if text is None:
            continue
        moved = moving.get(path)
        dated = _with_day(text, moved, path) if moved else text
        changed, count = pattern.subn(lambda match: names[match[0]], dated)
        if count:
            mentions[path] = count
        if moved or count:
            new = _DIVES / f"{moved.new_slug}.md" if moved else path
            changes.append(Change(path, new, changed.encode()))
    return Rescheduling(moves, tuple(changes), mentions)


def is_draft(root: Path, slug: str) -> bool:
    """Whether a dive's front matter says `draft: true`."""
    text = _decoded(root / _DIVES / f"{slug}.md") or ""
    value = _field(text, "draft", slug)
    return value is not None and value.value.lower() == "true"


def _texts(root: Path) -> list[PurePosixPath]:
    folders = dict.fromkeys(PurePosixPath(folder).parts[0] for folder in FOLDERS.values())
    paths = (path for folder in folders for glob in _TEXTS for path in (root / folder).rglob(glob))
    return sorted(PurePosixPath(path.relative_to(root)) for path in paths if path.is_file())


def _decoded(path: Path) -> str | None:
    """A text with its own line ends; None where it is not UTF-8, which `divebell check` tells."""
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError:
        return None


def _with_day(text: str, moved: Move, path: PurePosixPath) -> str:
    """A dive's text with its new day in the front matter, if that says a day."""
    value = _field(text, "date", str(path))
    if value is None:
        return text
    written = text[value.start : value.end].replace(str(moved.day), str(moved.new_day))
    return text[: value.start] + written + text[value.end :]


class _Scalar(NamedTuple):
    value: str
    start: int
    end: int
    """Of what is written for it, in the whole text."""


def _field(text: str, name: str, path: str) -> _Scalar | None:
    """The scalar of a front matter's field; None where it is not there."""
    parts = _FRONT_MATTER.match(text)
    if parts is None:
        raise ScheduleError(f"{path} has no front matter: `divebell check` says more")
    start = parts.start("yaml")
    loader = CoreLoader(parts["yaml"])
    try:
        root = loader.get_single_node()
    except yaml.YAMLError:
        raise ScheduleError(
            f"the front matter of {path} cannot be read: `divebell check` says more"
        ) from None
    finally:
        loader.dispose()
    pairs = root.value if isinstance(root, yaml.MappingNode) else ()
    for key, value in pairs:
        if key.value == name and isinstance(value, yaml.ScalarNode):
            return _Scalar(value.value, start + value.start_mark.index, start + value.end_mark.index)
    return None


def _day_of(slug: str) -> date:
    return date.fromisoformat(slug[:10])
