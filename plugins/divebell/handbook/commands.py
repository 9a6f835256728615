"""The reference of the command, made from the command itself."""

from collections.abc import Iterator
from dataclasses import dataclass

import click
from markupsafe import Markup

from divebell.cli import main
from divebell.render.tame_markdown import tame_html


@dataclass(frozen=True)
class CommandView:
    """A command or a subcommand, as the reference shows it."""

    name: str
    """`divebell new dive`"""
    anchor: str
    usage: str
    description: Markup
    options: tuple[tuple[str, str], ...]
    """Each option as it is written, and what it does."""


def command_views() -> list[CommandView]:
    """`divebell` and all its subcommands, each before those below it."""
    return list(_views(main, click.Context(main, info_name="divebell", color=False, max_content_width=100)))


def _views(command: click.Command, context: click.Context) -> Iterator[CommandView]:
    name = context.command_path
    options = (each for each in command.get_params(context) if isinstance(each, click.Option))
    records = (option.get_help_record(context) for option in options)
    yield CommandView(
        name,
        anchor_of_command(name),
        " ".join([name, *command.collect_usage_pieces(context)]),
        tame_html((command.help or "").replace("\b", "")),
        tuple(record for record in records if record and not record[0].endswith("--help")),
    )
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            below = command.get_command(context, each)
            if below:
                yield from _views(below, click.Context(below, info_name=each, parent=context))


def anchor_of_command(name: str) -> str:
    """Where the reference tells of a command: `new-dive` of `divebell new dive`."""
    return name.removeprefix("divebell").strip().replace(" ", "-") or "divebell"
