"""The `divebell` command."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

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

from divebell.jobs import Fetcher, sync
from divebell.library import DiagnosticError, Library, load_library
from divebell.render import Publication, dev_article, render_texts
from divebell.runtime import FetchProgress, RuntimeFilesError, assemble, cache_dir, fetch, load_lock, verify
from divebell.verify import verify_problems

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


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="divebell")
@click.option(
    "-C",
    "--directory",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The project's folder: the one with mkdocs.yml.",
)
@click.pass_context
def main(context: click.Context, directory: Path) -> None:
    """Write, prove and publish daily deep dives."""
    context.obj = directory.resolve()


@main.command()
@click.pass_obj
def check(root: Path) -> None:
    """Read all content and say every mistake with its place."""
    with told_to_the_user():
        library = load_library(root)
        render_texts(library, cache=cache_dir(), workers=os.cpu_count() or 1)
    click.echo(f"{_size(library)}: no mistakes")


@main.command("verify")
@click.option("-j", "--workers", type=click.IntRange(1), default=os.cpu_count() or 1, show_default=True)
@click.option("--only", multiple=True, metavar="SLUG", help="Prove this problem alone; can be given again.")
@click.pass_obj
def verify_command(root: Path, workers: int, only: tuple[str, ...]) -> None:
    """Prove every problem: its solution passes, its wrong answers fail, in CPython and in Pyodide."""
    with told_to_the_user():
        problems = load_library(root).problems
        if unknown := [slug for slug in only if slug not in problems]:
            raise click.BadParameter(f"no problem is called {', '.join(unknown)}", param_hint="--only")
        chosen = [problem for slug, problem in problems.items() if not only or slug in only]
        cache = cache_dir()
        with fetch_progress() as progress:
            fetch(cache, progress=progress)
        with problem_progress() as report:
            proofs = verify_problems(chosen, assemble(cache), cache=cache, workers=workers, progress=report)
    click.echo(f"{len(proofs)} problem{'s' * (len(proofs) != 1)} proved, in CPython and in Pyodide")


@main.group()
def runtime() -> None:
    """The browser's Python: its files, in the user's cache."""


@runtime.command("fetch")
def runtime_fetch() -> None:
    """Obtain what is missing; whatever the source, the SHA-256 of the lock decides."""
    with told_to_the_user(), fetch_progress() as progress:
        fetch(cache_dir(), progress=progress)
    click.echo(f"the runtime's {len(load_lock().files)} files are in {cache_dir()}")


@runtime.command("verify")
def runtime_verify() -> None:
    """Hash every file in the cache again."""
    bad = verify()
    for file in bad:
        click.echo(str(file), err=True)
    if bad:
        raise click.ClickException("run `divebell runtime fetch` to replace them")
    click.echo(f"{len(load_lock().files)} files, every byte as in runtime.lock.json")


@runtime.command("path")
def runtime_path() -> None:
    """Print the folder of the assembled runtime."""
    with told_to_the_user():
        click.echo(assemble(cache_dir()).directory)


@main.group()
def export() -> None:
    """Dives in the forms that other sites take."""


@export.command("devto")
@click.argument("dive")
@click.pass_obj
def export_devto(root: Path, dive: str) -> None:
    """Print DIVE (the name of its file, or its date) as an article for DEV, with its front matter."""
    publication = _publication(root)
    with told_to_the_user():
        library = load_library(root)
        named = [slug for slug in library.dives if slug == Path(dive).stem or slug.startswith(f"{dive}-")]
        if len(named) != 1:
            near = named or get_close_matches(dive, library.dives)
            hint = f"; did you mean {' or '.join(near)}?" if near else ""
            raise click.BadParameter(f"no one dive is called {dive!r}{hint}", param_hint="DIVE")
        texts = render_texts(library, cache=cache_dir(), workers=os.cpu_count() or 1)
        click.echo(
            dev_article(library, texts, publication, library.dives[named[0]], cache=cache_dir()), nl=False
        )


def _publication(root: Path) -> Publication:
    """What `mkdocs.yml` says of the site. MkDocs takes a while to start, and no other command needs it."""
    from mkdocs.config import load_config

    path = root / "mkdocs.yml"
    if not path.is_file():
        raise click.ClickException(f"{path} is not there: say where the project is with -C")
    config = load_config(str(path))
    if not config.site_url:
        raise click.ClickException("mkdocs.yml: an article links back to the site: give site_url")
    if urlsplit(config.site_url).hostname in ("127.0.0.1", "localhost"):
        console.print(
            f"links lead to {config.site_url}: set SITE_URL to the site's own address", markup=False
        )
    return Publication(config.site_name, config.site_url, config.site_description or "")


@main.group()
def jobs() -> None:
    """The job board's postings."""


@jobs.command("sync")
@click.option("--dry-run", is_flag=True, help="Tell what would change, and write nothing.")
@click.pass_obj
def jobs_sync(root: Path, dry_run: bool) -> None:
    """Read the boards of content/jobs/sources.yml into content/jobs/synced/."""
    with told_to_the_user():
        get = Fetcher(cache_dir() / "jobs").get
        report = sync(root, get, today=datetime.now(UTC).date(), dry_run=dry_run)
    click.echo(str(report))
    sys.exit(report.exit_status)


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


def _size(library: Library) -> str:
    counts = {
        "dives": library.dives,
        "topics": library.topics,
        "plans": library.plans,
        "problems": library.problems,
    }
    return ", ".join(f"{len(items)} {name}" for name, items in counts.items())


if __name__ == "__main__":
    sys.exit(main())
