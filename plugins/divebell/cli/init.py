"""`divebell init`"""

import os
import shlex
import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

import click

from divebell.library.suggest import did_you_mean
from divebell.scaffold import Identity, OccupiedError, begin_publication, in_the_way, publication_files

from .asking import answered, is_asked
from .telling import counted, told_to_the_user

LOCAL_URL = "http://127.0.0.1:8000/"
_NAMES_SHOWN = 10


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option("--name", metavar="TEXT", help="What the publication is called; else as its folder.")
@click.option("--author", metavar="TEXT", help="The first author's name; else git's user.name.")
@click.option("--url", help=f"Where readers will find the site; else {LOCAL_URL}, to be changed later.")
@click.option("--timezone", metavar="ZONE", help="Where a new day begins; else this computer's.")
@click.option("--yes", is_flag=True, help="Ask nothing: take what is said here, or else each default.")
def init(
    folder: Path, name: str | None, author: str | None, url: str | None, timezone: str | None, yes: bool
) -> None:
    """Begin a new publication in FOLDER, or here: a site that builds, with a dive to replace.

    On a terminal it asks what no option says. Nothing is overwritten: the folder must be new or empty but for
    git's folder and a virtual environment.
    """
    with told_to_the_user():
        folder = folder.absolute()
        _refuse_occupied(folder, in_the_way(folder))
        if not folder.parent.is_dir():
            raise click.ClickException(f"{folder.parent} is not there: make that folder first")
        ask = is_asked() and not yes
        called = answered("Name of the publication", name, _title(folder), _words, "--name", ask=ask)
        identity = Identity(
            called,
            answered("Your name", author, _git_name() or f"{called} authors", _words, "--author", ask=ask),
            answered("Address of the site", url, LOCAL_URL, _address, "--url", ask=ask),
            answered("Timezone", timezone, _local_timezone(), _zone, "--timezone", ask=ask),
        )
        today = datetime.now(ZoneInfo(identity.timezone)).date()
        files = publication_files(identity, today)
        try:
            begin_publication(folder, files)
        except OccupiedError as error:
            _refuse_occupied(error.folder, error.names)
    click.echo(f"{identity.name}: {counted(len(files), 'file')} in {folder}")
    click.echo("Next:")
    if folder != Path.cwd():
        click.echo(f"  cd {shlex.quote(os.path.relpath(folder))}")
    click.echo("  mkdocs serve      # the site, on http://127.0.0.1:8000/; the first time takes a while")
    click.echo("  divebell new dive # the next dive")


def _refuse_occupied(folder: Path, names: list[str]) -> None:
    if names:
        shown = ", ".join(names[:_NAMES_SHOWN])
        more = f" and {len(names) - _NAMES_SHOWN} more" if len(names) > _NAMES_SHOWN else ""
        raise click.ClickException(
            f"{folder} is not empty, and nothing in it will be overwritten: {shown}{more}\n"
            "Name a new folder: divebell init FOLDER"
        )


def _title(folder: Path) -> str:
    return folder.name.replace("-", " ").replace("_", " ").strip().title() or "Daily Dives"


def _git_name() -> str:
    if shutil.which("git") is None:
        return ""
    asked = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, check=False)
    return asked.stdout.strip()


def _local_timezone() -> str:
    """This computer's timezone by its IANA name, where it can be told; else UTC."""
    linked = os.path.realpath("/etc/localtime").partition("zoneinfo/")[2]
    known = available_timezones()
    return next((zone for zone in (os.environ.get("TZ", ""), linked) if zone in known), "UTC")


def _words(text: str) -> str:
    if not text:
        raise click.BadParameter("must not be blank")
    if any(character.isspace() and character != " " for character in text) or "\x00" in text:
        raise click.BadParameter("must be one line")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise click.BadParameter("is not text in UTF-8") from None
    return text


def _address(text: str) -> str:
    parts = urlsplit(text)
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or " " in text
        or parts.query
        or parts.fragment
    ):
        raise click.BadParameter(f"must be a whole address such as https://example.org/dives/, not {text!r}")
    return f"{text.rstrip('/')}/"


def _zone(text: str) -> str:
    if text not in (known := available_timezones()):
        raise click.BadParameter(
            f"{text!r} is no timezone such as Europe/Berlin; {did_you_mean(text, known)}".rstrip("; ")
        )
    return text
