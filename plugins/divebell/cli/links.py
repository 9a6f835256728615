"""`divebell links`"""

import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import click

from divebell.links import Answer, Manners, State, addresses_named, ask

from .telling import console, counted, told_to_the_user


@click.command()
@click.argument("site", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--interval",
    metavar="SECONDS",
    type=click.FloatRange(min=0),
    default=Manners.interval,
    show_default=True,
    help="The least time between two requests to one host.",
)
@click.pass_obj
def links(root: Path, site: Path | None, interval: float) -> None:
    """Ask other sites whether what the built SITE (else `site/`) links to is there.

    Fails if something is not, and names the pages that link to it. It needs the network, and takes minutes.
    """
    with told_to_the_user():
        named = addresses_named(site or root / "site")
        if not named:
            raise click.ClickException("the site names no other site, or has not been built")
        console.print(f"asking for {counted(len(named), 'link')} to other sites")
        answers = ask(named, replace(Manners(), interval=interval))
        click.echo(_told(answers, named))
    sys.exit(any(answer.state is State.DEAD for answer in answers))


def _told(answers: Iterable[Answer], named: Mapping[str, tuple[str, ...]]) -> str:
    of_states = {state: [answer for answer in answers if answer.state is state] for state in State}
    lines = []
    for state in (State.REFUSED, State.DEAD):
        for answer in of_states[state]:
            lines += [f"{state.value}: {answer.address}", f"    {answer.reason}"]
            lines += [f"    in {page}" for page in named[answer.address]]
    told = ", ".join(f"{len(of_state)} {state.value}" for state, of_state in of_states.items())
    return "\n".join([*lines, f"{counted(len(named), 'link')} to other sites: {told}"])
