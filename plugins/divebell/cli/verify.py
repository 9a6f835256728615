"""`divebell verify`"""

import json
import os
from collections.abc import Iterable
from pathlib import Path

import click

from divebell.library import DiagnosticError, load_library
from divebell.runtime import assemble, cache_dir, fetch, load_lock
from divebell.verify import Examined, Refusal, Shard, document, examine_problems, junit_xml

from .chosen import chosen_problems
from .telling import counted, fetch_progress, problem_progress, told_to_the_user


class _ShardType(click.ParamType[Shard]):
    name = "shard"

    def convert(self, value: str | Shard, param: click.Parameter | None, ctx: click.Context | None) -> Shard:
        if isinstance(value, Shard):
            return value
        try:
            return Shard.parse(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


@click.command()
@click.option(
    "-j", "--workers", type=click.IntRange(1), default=os.cpu_count() or 1, show_default="one a processor"
)
@click.option("--only", multiple=True, metavar="SLUG", help="Prove this problem alone; can be given again.")
@click.option(
    "--shard",
    type=_ShardType(),
    metavar="I/N",
    help="Prove the I-th of N parts: of the slugs in order, every N-th from the I-th on.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document, and nothing else.")
@click.option(
    "--junit",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write JUnit's XML, for CI systems.",
)
@click.pass_obj
def verify(
    root: Path, workers: int, only: tuple[str, ...], shard: Shard | None, as_json: bool, junit: Path | None
) -> None:
    """Prove every problem: its solution passes, its wrong answers fail, in CPython and in Pyodide.

    The exit status is 0 if all are proved, 1 if one is not or they cannot be run, 2 if an option is wrong and
    130 after an interrupt, which loses nothing that was proved. The JSON document is described in
    divebell/verify/report.py.
    """
    with told_to_the_user():
        try:
            problems = load_library(root).problems
        except DiagnosticError as error:
            if as_json:
                _print_json([], shard, error)
            raise
        chosen = chosen_problems(problems, only, "--only")
        if shard:
            part = set(shard.of(problem.slug for problem in chosen))
            chosen = [problem for problem in chosen if problem.slug in part]
        cache, lock = cache_dir(), load_lock(name for problem in chosen for name in problem.packages)
        with fetch_progress() as progress:
            fetch(cache, progress=progress, lock=lock)
        with problem_progress() as report:
            examined = examine_problems(
                chosen,
                assemble(cache, lock=lock),
                cache=cache,
                workers=workers,
                progress=lambda done, total, one: report(done, total, _line(one)),
            )
        if as_json:
            _print_json(examined, shard)
        if junit:
            junit.parent.mkdir(parents=True, exist_ok=True)
            junit.write_bytes(junit_xml(examined))
        refused = [one.outcome for one in examined if isinstance(one.outcome, Refusal)]
        if refused:
            raise DiagnosticError(found for refusal in refused for found in refusal.diagnostics)
    if not as_json:
        click.echo(f"{counted(len(examined), 'problem')} proved, in CPython and in Pyodide")


def _line(examined: Examined) -> str:
    slug = examined.problem.slug
    if isinstance(examined.outcome, Refusal):
        return f"{slug}: {counted(len(examined.outcome.diagnostics), 'mistake')}"
    return f"{slug}: proved before" if examined.cached else f"{slug}: proved in {examined.seconds:.1f} s"


def _print_json(
    examined: Iterable[Examined], shard: Shard | None, error: DiagnosticError | None = None
) -> None:
    click.echo(json.dumps(document(examined, shard, error.diagnostics if error else ()), indent=2))
