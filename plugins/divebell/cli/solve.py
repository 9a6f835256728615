"""`divebell solve`"""

import json
import sys
from pathlib import Path

import click
from rich.console import Console

from divebell.solve import (
    FolderError,
    JudgeProcess,
    SiteError,
    Solving,
    UnreadableTestsError,
    fetch_problem,
    is_address,
    is_solving,
    make_folder,
    open_folder,
    print_verdict,
    project_problem,
)

from .telling import told_to_the_user


@click.command()
@click.argument("problem", required=False)
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    help="The folder for your solution; else one named as the problem.",
)
@click.option("--check", "folder", type=click.Path(path_type=Path), help="Check the solution in this folder.")
@click.option("--test", metavar="NAME", help="Check this test alone.")
@click.option("--seed", type=int, help="With this seed alone.")
@click.option("--json", "as_json", is_flag=True, help="Tell the verdict as JSON.")
@click.pass_obj
def solve(
    root: Path,
    problem: str | None,
    into: Path | None,
    folder: Path | None,
    test: str | None,
    seed: int | None,
    as_json: bool,
) -> None:
    """Solve PROBLEM in your own editor: the address of its page, or its name in a project.

    This puts the starter and a file for pytest into a folder. Where the folder is there already, your
    solution in it is checked: the same tests, and the same verdict as on the page.
    """
    try:
        with told_to_the_user():
            solving = _solving(root, problem, into, folder)
            if solving:
                sys.exit(_check(solving, test, seed, as_json))
    except (FolderError, SiteError, UnreadableTestsError) as error:
        raise click.ClickException(str(error)) from None


def _solving(root: Path, problem: str | None, into: Path | None, folder: Path | None) -> Solving | None:
    """The folder to check; None where it has only now been made."""
    if folder:
        return open_folder(folder)
    if problem is None:
        if is_solving(Path()):
            return open_folder(Path())
        raise click.UsageError("name a problem, by the address of its page or as the project calls it")
    found = fetch_problem(problem) if is_address(problem) else project_problem(root, problem)
    path = into or Path(found.slug)
    began = is_solving(path)
    solving = make_folder(path, found)
    if began:
        return solving
    click.echo(f"{solving.solution}: write your solution here")
    click.echo(f"Check it with `divebell solve --check {path}`, or with pytest in that folder.")
    if is_address(problem):
        click.echo(f"The tests are Python from {problem}, and run on this computer when you check.")
    return None


def _check(solving: Solving, test: str | None, seed: int | None, as_json: bool) -> int:
    source = solving.source()
    with JudgeProcess() as judge:
        verdict = judge.check(solving.bundle, source, only=test, seed=seed)
    names = [each["name"] for each in verdict["tests"]]
    if test is not None and test not in names:
        raise click.BadParameter(
            f"no test is called {test!r}; there are: {', '.join(names)}", param_hint="--test"
        )
    if as_json:
        click.echo(json.dumps(verdict, indent=2))
    else:
        print_verdict(Console(highlight=False), solving, verdict, only=test)
    return int(verdict["status"] != "pass")
