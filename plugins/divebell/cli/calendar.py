"""`divebell calendar`"""

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Final

import click

from divebell.library import Dive, load_library
from divebell.scaffold import Calendar, Gap, make_calendar, passages_to_write

from .publication import publication_root, today
from .telling import counted, told_to_the_user

_DAY: Final = click.DateTime(["%Y-%m-%d"])
_SLUGS_SHOWN: Final = 20


@click.command("calendar")
@click.option("--from", "first", type=_DAY, metavar="DAY", help="The first day; else today.")
@click.option("--to", "last", type=_DAY, metavar="DAY", help="The last day; else that of the last dive.")
@click.option("--json", "as_json", is_flag=True, help="Tell it as JSON.")
@click.pass_obj
def calendar_command(root: Path, first: datetime | None, last: datetime | None, as_json: bool) -> None:
    """Show what is scheduled: dives, days without one, drafts, and problems that no dive sets."""
    with told_to_the_user():
        root = publication_root(root)
        begin = first.date() if first else today(root)
        if last and last.date() < begin:
            raise click.BadParameter(f"is before {begin}", param_hint="--to")
        made = make_calendar(load_library(root), begin, last.date() if last else None)
    click.echo(json.dumps(made.as_data(), indent=2) if as_json else "\n".join(_lines(made)))


def _lines(made: Calendar) -> Iterator[str]:
    width = max((len(dive.title) for dive in made.dives), default=0)
    entries: list[Dive | Gap] = [*made.dives, *made.gaps]
    for entry in sorted(entries, key=_day):
        yield _gap_line(entry) if isinstance(entry, Gap) else _dive_line(entry, width)
    yield ""
    drafts = f", {counted(len(made.drafts), 'draft')} among them" if made.drafts else ""
    days = sum(gap.days for gap in made.gaps)
    span = f"{counted(len(made.dives), 'dive')} from {made.first} to {made.last}"
    yield f"{span}{drafts}; {counted(days, 'day')} without one."
    if made.late_drafts:
        yield f"Drafts whose day is past: {', '.join(dive.slug for dive in made.late_drafts)}"
    if made.unused:
        yield f"{counted(len(made.unused), 'problem')} that no dive sets: {_listed(made.unused)}"
    if made.repeated:
        yield f"{counted(len(made.repeated), 'problem')} that several dives set: {_listed(made.repeated)}"


def _day(entry: Dive | Gap) -> date:
    return entry.first if isinstance(entry, Gap) else entry.date


def _dive_line(dive: Dive, width: int) -> str:
    problem = dive.problem or "no problem"
    left = passages_to_write(dive)
    notes = [*(["draft"] * dive.draft), *([f"{counted(left, 'passage')} to write"] * bool(left))]
    line = f"{_spelt(dive.date)}  {dive.title:<{width}}  {problem}"
    return click.style(f"{line}  [{', '.join(notes)}]", fg="yellow") if notes else line


def _gap_line(gap: Gap) -> str:
    until = f" to {_spelt(gap.last)}" if gap.days > 1 else ""
    return click.style(f"{_spelt(gap.first)}{until}  no dive ({counted(gap.days, 'day')})", dim=True)


def _spelt(day: date) -> str:
    return f"{day} {('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')[day.weekday()]}"


def _listed(slugs: tuple[str, ...]) -> str:
    more = f" and {len(slugs) - _SLUGS_SHOWN} more" if len(slugs) > _SLUGS_SHOWN else ""
    return ", ".join(slugs[:_SLUGS_SHOWN]) + more
