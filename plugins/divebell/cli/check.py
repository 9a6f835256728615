"""`divebell check`"""

import os
from pathlib import Path

import click

from divebell.library import Library, load_library
from divebell.render import render_texts
from divebell.runtime import cache_dir

from .telling import told_to_the_user


@click.command()
@click.pass_obj
def check(root: Path) -> None:
    """Read all content and say every mistake with its place."""
    with told_to_the_user():
        library = load_library(root)
        render_texts(library, cache=cache_dir(), workers=os.cpu_count() or 1)
    click.echo(f"{_size(library)}: no mistakes")


def _size(library: Library) -> str:
    counts = {
        "dives": library.dives,
        "topics": library.topics,
        "plans": library.plans,
        "problems": library.problems,
    }
    return ", ".join(f"{len(items)} {name}" for name, items in counts.items())
