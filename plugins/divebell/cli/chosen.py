"""The problems that a command is asked for."""

from collections.abc import Mapping, Sequence

import click

from divebell.library import Problem


def chosen_problems(problems: Mapping[str, Problem], slugs: Sequence[str], parameter: str) -> list[Problem]:
    """The problems of these slugs, or all; raises `click.BadParameter` for one that is not there."""
    if unknown := [slug for slug in slugs if slug not in problems]:
        raise click.BadParameter(f"no problem is called {', '.join(unknown)}", param_hint=parameter)
    return [problem for slug, problem in problems.items() if not slugs or slug in slugs]
