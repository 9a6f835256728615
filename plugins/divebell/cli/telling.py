"""What every command says in the same way: progress, and mistakes that a user can mend."""

import sys
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
        raise click.ClickException(counted(len(error.diagnostics), "mistake")) from None
    except RuntimeFilesError as error:
        raise click.ClickException(str(error)) from None
    except BrokenPipeError:  # click ends quietly where nobody reads on
        raise
    except OSError as error:
        raise click.ClickException(f"{error.filename or cache_dir()}: {error.strerror}") from error
    except KeyboardInterrupt:
        click.echo("Interrupted", err=True)
        sys.exit(130)


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
def problem_progress() -> Iterator[Callable[[int, int, str], object]]:
    """Show which problems are done: a bar on a terminal, a line a problem elsewhere."""
    if console.is_terminal:
        with _bar("proving") as show:
            yield show
    else:
        yield _line


@contextmanager
def mutant_progress() -> Iterator[Callable[[int, int, str], object]]:
    """Show how many mutants have been tried: a bar on a terminal, a line every hundred elsewhere."""
    if console.is_terminal:
        with _bar("trying") as show:
            yield show
    else:
        yield lambda done, total, what: None if done % 100 and done < total else _line(done, total, what)


def _line(done: int, total: int, what: str) -> None:
    console.print(f"[{done}/{total}] {what}", markup=False, soft_wrap=True)


@contextmanager
def _bar(doing: str) -> Iterator[Callable[[int, int, str], object]]:
    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=console, transient=True) as bars:
        task = bars.add_task("", total=None)
        yield lambda done, total, what: bars.update(task, completed=done, total=total, description=what)


def counted(count: int, noun: str) -> str:
    """A number with its noun: `1 problem`, `2 problems`."""
    return f"{count} {noun}{'s' * (count != 1)}"
