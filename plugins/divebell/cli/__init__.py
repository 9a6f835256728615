"""The `divebell` command: a module for each of its subcommands."""

from pathlib import Path

import click

from . import check, export, importing, jobs, mutate, runtime, verify


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
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
    context.obj = directory.resolve()


for command in (
    check.check,
    verify.verify,
    mutate.mutate,
    importing.import_command,
    runtime.runtime,
    export.export,
    jobs.jobs,
):
    main.add_command(command)
