"""`divebell jobs`"""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from divebell.jobs import Fetcher, sync
from divebell.runtime import cache_dir

from .telling import told_to_the_user


@click.group()
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
