"""What a command asks for on a terminal, where it was not said in an option."""

import sys
from collections.abc import Callable

import click


def is_asked() -> bool:
    """Whether somebody sits at a terminal, who sees questions and can answer them."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def answered[Value](
    question: str,
    given: str | None,
    default: str | None,
    read: Callable[[str], Value],
    option: str,
    *,
    ask: bool,
) -> Value:
    """What was given, or else answered, or else the default; as `read` takes it.

    `read` raises `click.BadParameter` for what will not do: then a question is asked again, and an option is
    refused under its name.
    """
    if given is not None or not ask:
        if given is None and default is None:
            raise click.UsageError(f"{option} is missing, and there is no terminal to ask on")
        try:
            return read((given if given is not None else default or "").strip())
        except click.BadParameter as error:
            raise click.BadParameter(error.message, param_hint=option) from None
    answer: Value = click.prompt(
        question,
        default=default,
        show_default=bool(default),
        value_proc=lambda text: read(text.strip()),
        err=True,
    )
    return answer
