"""`divebell schedule`"""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Final

import click

from divebell.scaffold import (
    Move,
    ScheduleError,
    Shelves,
    UnfinishedError,
    find_dive,
    is_draft,
    move,
    replace_all,
    reschedule,
    shift,
    swap,
)

from .publication import publication_root, today
from .telling import counted, told_to_the_user

_DAY: Final = click.DateTime(["%Y-%m-%d"])
_dry_run = click.option("--dry-run", is_flag=True, help="Tell what would change, and write nothing.")
_published = click.option(
    "--published", is_flag=True, help="Move dives that are published too: their addresses change."
)


@click.group()
def schedule() -> None:
    """Put dives on other days: their files' names, their front matter, and what other texts call them.

    DIVE is a date, or the name of a file. All files are changed or none.
    """


@schedule.command("move")
@click.argument("dive")
@click.argument("day", type=_DAY)
@_dry_run
@_published
@click.pass_obj
def schedule_move(root: Path, dive: str, day: datetime, dry_run: bool, published: bool) -> None:
    """Move DIVE to DAY, which must be free."""
    _carry_out(root, lambda dives: move(dives, find_dive(dives, dive), day.date()), dry_run, published)


@schedule.command("swap")
@click.argument("dive")
@click.argument("other")
@_dry_run
@_published
@click.pass_obj
def schedule_swap(root: Path, dive: str, other: str, dry_run: bool, published: bool) -> None:
    """Let two dives change days."""
    _carry_out(root, lambda dives: swap(find_dive(dives, dive), find_dive(dives, other)), dry_run, published)


@schedule.command("shift", context_settings={"ignore_unknown_options": True})
@click.argument("dive")
@click.argument("days", type=click.IntRange(-3650, 3650))
@_dry_run
@_published
@click.pass_obj
def schedule_shift(root: Path, dive: str, days: int, dry_run: bool, published: bool) -> None:
    """Shift DIVE and those of the days right after it by DAYS, and push later ones on where they must.

    DAYS may be negative: the run then moves back, into days that are free.
    """
    _carry_out(root, lambda dives: shift(dives, find_dive(dives, dive), days), dry_run, published)


def _carry_out(
    root: Path, plan: Callable[[Shelves], tuple[Move, ...]], dry_run: bool, published: bool
) -> None:
    with told_to_the_user():
        root = publication_root(root)
        dives = Shelves(root, today(root))
        try:
            moves = plan(dives)
            if not published:
                _refuse_published(root, moves, dives.today)
            planned = reschedule(root, moves)
            if not dry_run:
                replace_all(root, planned.changes)
        except ScheduleError as error:
            raise click.ClickException(str(error)) from None
        except UnfinishedError as error:
            raise click.ClickException(
                f"{error.folder} is there: another `divebell schedule` is at work, or one was cut off. If "
                "none is, put the files in its folder `old` back where they are missing, and delete it"
            ) from None
    for each in planned.moves:
        note = "  (published at once)" if each.new_day <= dives.today < each.day else ""
        click.echo(f"{each.slug} -> {each.new_slug}{note}")
    for path, count in planned.mentions.items():
        click.echo(f"  {path}: {counted(count, 'mention')} of them {'would be ' * dry_run}changed")
    if dry_run:
        click.echo(f"Nothing was written: {counted(len(planned.changes), 'file')} would change.")
    else:
        click.echo(f"{counted(len(planned.changes), 'file')} changed.")


def _refuse_published(root: Path, moves: tuple[Move, ...], day: date) -> None:
    out = [move.slug for move in moves if move.day <= day and not is_draft(root, move.slug)]
    if out:
        raise ScheduleError(
            f"published already, and the address would change: {', '.join(out)}. Say --published to do it"
        )
