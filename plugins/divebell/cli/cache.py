"""`divebell cache`"""

import time
from collections import Counter

import click

from divebell.doctor import CacheInUseError
from divebell.doctor import prune as prune_cache
from divebell.doctor.cache_pruning import sizes
from divebell.doctor.finding import megabytes
from divebell.runtime import cache_dir

from .telling import told_to_the_user


@click.group()
def cache() -> None:
    """What is kept between runs; all of it can be made or fetched again."""


@cache.command("size")
def cache_size() -> None:
    """Show what is kept, and how large it is."""
    with told_to_the_user():
        held = sizes(cache_dir())
    for part, size in sorted(held.items(), key=lambda item: -item[1]):
        click.echo(f"{megabytes(size):>10}  {part}")
    click.echo(f"{megabytes(sum(held.values())):>10}  {cache_dir()}")


@cache.command()
@click.option(
    "--days",
    type=click.IntRange(0),
    default=30,
    show_default=True,
    help="Take out what has not been used for so long.",
)
@click.option("--dry-run", is_flag=True, help="Tell what would go, and take nothing out.")
def prune(days: int, dry_run: bool) -> None:
    """Take out what has not been used for a while.

    Not while another divebell or mkdocs is at work: it would miss what it is about to use.
    """
    with told_to_the_user():
        try:
            pruned = prune_cache(cache_dir(), days=days, now=time.time(), dry_run=dry_run)
        except CacheInUseError as error:
            who = f"process {', '.join(map(str, error.processes))}" if error.processes else "another prune"
            raise click.ClickException(
                f"{who} is at work with {cache_dir()}: try again when it has ended"
            ) from None
    for part, count in sorted(Counter(entry.part for entry in pruned.entries).items()):
        click.echo(f"{part}: {count}")
    verb = "would go" if dry_run else f"went, {megabytes(pruned.before - pruned.left)}"
    click.echo(f"{len(pruned.entries)} {verb}; {megabytes(pruned.left)} are in {cache_dir()}")
