"""`divebell mutate`"""

import json
import os
from fractions import Fraction
from pathlib import Path

import click

from divebell.library import load_library
from divebell.mutate import Score, document, mutate_problems, percent, summary, survivor
from divebell.runtime import cache_dir

from .chosen import chosen_problems
from .telling import counted, mutant_progress, told_to_the_user


@click.command()
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@click.option(
    "-j", "--workers", type=click.IntRange(1), default=os.cpu_count() or 1, show_default="one a processor"
)
@click.option("--minimum", type=click.FloatRange(0, 100), metavar="PERCENT", help="Fail below this share.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document, and nothing else.")
@click.pass_obj
def mutate(root: Path, slugs: tuple[str, ...], workers: int, minimum: float | None, as_json: bool) -> None:
    """Change the solution of each problem SLUG in small ways, and show the changes that no case catches.

    Without a SLUG, all problems. A change that changes no answer is marked under `equivalent` in problem.yml.
    The exit status is 0; 1 if a share is below the minimum, or a mark or a solution is wrong.
    """
    with told_to_the_user():
        problems = chosen_problems(load_library(root).problems, slugs, "SLUG")
        with mutant_progress() as report:
            scores = mutate_problems(problems, cache=cache_dir(), workers=workers, progress=report)
    least = None if minimum is None else Fraction(str(minimum)) / 100
    if as_json:
        click.echo(json.dumps(document(scores, least), indent=2))
    else:
        for score in scores:
            _show(score)
    low = [score for score in scores if least is not None and score.share < least]
    if low:
        short = ", ".join(f"{score.problem.slug} ({percent(score.share)} %)" for score in low)
        raise click.ClickException(f"{counted(len(low), 'problem')} below {minimum:g} %: {short}")


def _show(score: Score) -> None:
    click.echo(summary(score))
    for outcome in score.survivors:
        click.echo()
        for line in survivor(score, outcome).splitlines():
            click.echo(_coloured(line))
    if score.survivors:
        click.echo()


def _coloured(line: str) -> str:
    match line[:1]:
        case "+":
            return click.style(line, fg="green")
        case "-":
            return click.style(line, fg="red")
        case "@":
            return click.style(line, fg="cyan")
    return line
