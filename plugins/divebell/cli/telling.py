"""What every command says in the same way: progress, and mistakes that a user can mend."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TransferSpeedColumn,
)

from divebell.library import DiagnosticError
from divebell.runtime import FetchProgress, RuntimeFilesError, cache_dir

console = Console(stderr=True, highlight=False)


@contextmanager
def told_to_the_user() -> Iterator[None]:
    """Turn mistakes of the user's into messages and a failing exit status."""
    try:
        yield
    except DiagnosticError as error:
        click.echo(str(error), err=True)
        count = len(error.diagnostics)
        raise click.ClickException(f"{count} mistake{'s' * (count != 1)}") from None
    except RuntimeFilesError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"{error.filename or cache_dir()}: {error.strerror}") from error


@contextmanager
def fetch_progress() -> Iterator[Callable[[FetchProgress], None]]:
    """Show bytes as they come: a bar on a terminal, a line a file elsewhere."""
    if not console.is_terminal:
        yield _fetch_line
        return
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=console, transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def show(progress: FetchProgress) -> None:
            if progress.name not in tasks:
                tasks[progress.name] = bars.add_task(progress.name, total=progress.total)
            bars.update(tasks[progress.name], completed=progress.done)

        yield show


def _fetch_line(progress: FetchProgress) -> None:
    if progress.done == progress.total:
        console.print(f"{progress.name}: {progress.done:,} bytes")


@contextmanager
def problem_progress() -> Iterator[Callable[[int, int, str], None]]:
    """Show which problems are proved: a bar on a terminal, a line a problem elsewhere."""
    if not console.is_terminal:
        yield lambda done, total, slug: console.print(f"[{done}/{total}] {slug}", markup=False)
        return
    columns = (TextColumn("proving"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=console, transient=True) as bars:
        task = bars.add_task("", total=None)
        yield lambda done, total, slug: bars.update(task, completed=done, total=total, description=slug)
