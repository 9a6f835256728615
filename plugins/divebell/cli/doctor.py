"""`divebell doctor`"""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Final

import click

from divebell.doctor import Finding, look_at_installation, look_at_project

from .publication import SETTINGS, settings

_SIGNS: Final = {"ok": ("ok", "green"), "warning": ("warning", "yellow"), "error": ("error", "red")}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Tell it as JSON.")
@click.pass_obj
def doctor(root: Path, as_json: bool) -> None:
    """Look at the installation and at the publication here: what is well, what is not, and what to do.

    The exit status is 1 if something will not work.
    """
    findings = [*look_at_installation(), *_project(root)]
    is_well = all(finding.status != "error" for finding in findings)
    if as_json:
        data = {"version": 1, "ok": is_well, "findings": [asdict(finding) for finding in findings]}
        click.echo(json.dumps(data, indent=2))
    else:
        for finding in findings:
            _show(finding)
    sys.exit(not is_well)


def _project(root: Path) -> list[Finding]:
    if not (root / SETTINGS).is_file():
        advice = "name a publication's folder with -C, or begin one with `divebell init`"
        return [Finding("publication", "warning", f"there is no mkdocs.yml in {root}", advice)]
    try:
        return list(look_at_project(root, settings(root)))
    except click.ClickException as error:
        return [Finding("settings", "error", error.message, "mend mkdocs.yml")]


def _show(finding: Finding) -> None:
    sign, colour = _SIGNS[finding.status]
    click.echo(f"{click.style(f'{sign:<7}', fg=colour)}  {finding.name:<17}  {finding.message}")
    if finding.advice:
        click.echo(f"{'':28}{finding.advice}")
