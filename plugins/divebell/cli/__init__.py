"""The `divebell` command: a module for each of its subcommands."""

import signal
from contextlib import AbstractContextManager
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Final

import click

_COMMANDS: Final = {
    "init": "init:init",
    "new": "new:new",
    "calendar": "calendar:calendar_command",
    "schedule": "schedule:schedule",
    "doctor": "doctor:doctor",
    "cache": "cache:cache",
    "check": "check:check",
    "serve": "serve:serve",
    "verify": "verify:verify",
    "mutate": "mutate:mutate",
    "import": "importing:import_command",
    "solve": "solve:solve",
    "runtime": "runtime:runtime",
    "export": "export:export",
    "jobs": "jobs:jobs",
    "links": "links:links",
}
"""Each subcommand, with its module here and its name there."""


_WITHOUT_CACHE: Final = frozenset({"init", "new", "calendar", "schedule", "doctor", "cache", "links"})
"""Those that leave the cache alone, or prune it."""


class _Commands(click.Group):
    """Subcommands that are imported when they are asked for: most need few of the rooms."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"{__name__}.{module}"), name)
        return command


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="divebell")
@click.option(
    "-C",
    "--directory",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The project's folder: the one with mkdocs.yml.",
)
@click.pass_context
def main(context: click.Context, directory: Path) -> None:
    """Write, prove and publish daily deep dives."""
    signal.signal(signal.SIGTERM, _end)
    context.obj = directory.resolve()
    if context.invoked_subcommand not in _WITHOUT_CACHE:
        context.with_resource(_use_cache())


def _use_cache() -> AbstractContextManager[None]:
    from divebell.doctor import use_cache
    from divebell.runtime import cache_dir

    return use_cache(cache_dir())


def _end(number: int, frame: FrameType | None) -> None:
    """End in good order, as after Ctrl-C: processes that were started end too."""
    raise SystemExit(128 + number)
