"""`divebell import`"""

import json
import os
import sys
from pathlib import Path

import click

from divebell.importing import Terms, import_problems
from divebell.library import load_library
from divebell.runtime import assemble, cache_dir, fetch

from .telling import fetch_progress, problem_progress, told_to_the_user


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--source", required=True, metavar="NAME", help="What the problems are from; their pages say so."
)
@click.option("--url", help="Where that can be found.")
@click.option("--licence", metavar="NAME", help="The terms under which the problems may be used.")
@click.option("--collection", metavar="SLUG", help="Where they go; else to that named as their category.")
@click.option("--topic", "topics", multiple=True, metavar="SLUG", help="A topic of all; can be given again.")
@click.option(
    "--difficulty", type=click.Choice(["easy", "medium", "hard"]), help="Where the source says none."
)
@click.option("--dry-run", is_flag=True, help="Prove and tell, and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Tell it as JSON.")
@click.option(
    "-j", "--workers", type=click.IntRange(1), default=os.cpu_count() or 1, show_default="one a processor"
)
@click.pass_obj
def import_command(
    root: Path,
    paths: tuple[Path, ...],
    source: str,
    url: str | None,
    licence: str | None,
    collection: str | None,
    topics: tuple[str, ...],
    difficulty: str | None,
    dry_run: bool,
    as_json: bool,
    workers: int,
) -> None:
    """Import problems in the Deep-ML layout, and notebooks with tagged cells.

    Each PATH is a problem's folder, a notebook, or a folder of such. What is not proved is not written.
    Their code runs on this computer, with limits of time and memory: read what you import. The exit
    status is 1 if a problem is not written.
    """
    with told_to_the_user():
        library = load_library(root)
        for name, slugs, known in (
            ("--collection", [collection] if collection else [], library.collections),
            ("--topic", topics, library.topics),
        ):
            if unknown := [slug for slug in slugs if slug not in known]:
                raise click.BadParameter(f"nothing is called {', '.join(unknown)}", param_hint=name)
        cache = cache_dir()
        with fetch_progress() as progress:
            fetch(cache, progress=progress)
        with problem_progress() as report_progress:
            report = import_problems(
                paths,
                root,
                library,
                assemble(cache),
                Terms(source, url, licence, collection, topics, difficulty),
                cache=cache,
                workers=workers,
                dry_run=dry_run,
                progress=report_progress,
            )
    click.echo(json.dumps(report.as_data(), indent=2) if as_json else str(report))
    sys.exit(report.exit_status)
