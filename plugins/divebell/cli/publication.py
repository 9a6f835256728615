"""The publication that a command works on: where it is, and what day it is there."""

from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click
import yaml
from mkdocs.utils.yaml import get_yaml_loader

SETTINGS: Final = "mkdocs.yml"


def publication_root(root: Path) -> Path:
    """`root`, if it is a publication's folder; else a message that says where one may be."""
    if (root / SETTINGS).is_file():
        return root
    above = next((folder for folder in root.parents if (folder / SETTINGS).is_file()), None)
    hint = f"it is {above}: say `divebell -C {above} …`" if above else "begin one with `divebell init`"
    raise click.ClickException(f"{root} is not the folder of a publication, which holds mkdocs.yml; {hint}")


def today(root: Path) -> date:
    """The day that it is in the publication's timezone."""
    options = plugin_options(settings(root))
    zone = options.get("timezone") or "UTC"
    try:
        return datetime.now(ZoneInfo(str(zone))).date()
    except (ZoneInfoNotFoundError, ValueError):
        raise click.ClickException(f"{SETTINGS}: divebell: timezone: {zone!r} is not known") from None


def settings(root: Path) -> dict[str, Any]:
    """What mkdocs.yml says, read without a start of MkDocs, which takes its time."""
    path = root / SETTINGS
    try:
        with path.open(encoding="utf-8") as stream:
            read = yaml.load(stream, Loader=get_yaml_loader())  # noqa: S506 - MkDocs' own, which is safe
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{path} cannot be read: {error}") from None
    return read if isinstance(read, dict) else {}


def plugin_options(read: dict[str, Any]) -> dict[str, Any]:
    """The options of the plugin; none if it is not among the plugins."""
    for plugin in read.get("plugins") or ():
        if isinstance(plugin, dict) and isinstance(plugin.get("divebell"), dict):
            return dict(plugin["divebell"])
    return {}
