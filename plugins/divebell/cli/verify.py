"""`divebell verify`"""

import os
from pathlib import Path

import click

from divebell.library import load_library
from divebell.runtime import assemble, cache_dir, fetch
from divebell.verify import verify_problems

from .telling import fetch_progress, problem_progress, told_to_the_user


@click.command()
@click.option("-j", "--workers", type=click.IntRange(1), default=os.cpu_count() or 1, show_default=True)
@click.option("--only", multiple=True, metavar="SLUG", help="Prove this problem alone; can be given again.")
@click.pass_obj
def verify(root: Path, workers: int, only: tuple[str, ...]) -> None:
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
