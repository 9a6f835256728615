"""`divebell export`"""

import os
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

import click

from divebell.library import load_library
from divebell.render import Publication, dev_article, render_texts
from divebell.runtime import cache_dir
from divebell.scaffold import SCHEMAS, schema_files

from .telling import console, counted, told_to_the_user


@click.group()
def export() -> None:
    """Dives in the forms that other sites take, and schemas in the form that editors take."""


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


@export.command("schemas")
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help=f"The folder for them; else {SCHEMAS} in the project.",
)
@click.pass_obj
def export_schemas(root: Path, folder: Path | None) -> None:
    """Write the JSON Schemas of all content types, with which editors complete and check the files."""
    with told_to_the_user():
        target = folder or root / SCHEMAS
        target.mkdir(parents=True, exist_ok=True)
        files = schema_files()
        for path, text in files.items():
            (target / path.name).write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"{counted(len(files), 'schema')} in {target}")


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
