"""`divebell runtime`"""

import click

from divebell.runtime import assemble, cache_dir, fetch, load_lock
from divebell.runtime import verify as verify_files

from .telling import fetch_progress, told_to_the_user


@click.group()
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
    bad = verify_files()
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
