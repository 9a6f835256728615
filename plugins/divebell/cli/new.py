"""`divebell new`"""

from datetime import date
from pathlib import Path
from typing import Any

import click

from divebell.library.fields import SLUG, SLUG_WORDS
from divebell.scaffold import (
    ENTRIES,
    AnswerError,
    Entry,
    Field,
    Shelves,
    TakenError,
    entry_files,
    name_from,
    write_entry,
)

from .asking import answered, is_asked
from .publication import publication_root, today
from .telling import told_to_the_user


class _Kinds(click.Group):
    """A subcommand for each kind of entry, made from what the kind asks for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(ENTRIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = ENTRIES.get(cmd_name)
        return _command(entry) if entry else None


@click.command(cls=_Kinds)
def new() -> None:
    """Begin an entry: a file, or a problem's folder, in its place and with all its fields.

    On a terminal it asks what no option says. Nothing is overwritten.
    """


def _command(entry: Entry) -> click.Command:
    noun = entry.kind.replace("-", " ")
    article = "an" if noun[0] in "aeiou" else "a"
    parameters: list[click.Parameter] = [
        click.Argument(["title"], required=False),
        click.Option(["--slug"], metavar="NAME", help="The name in addresses; else made from the title."),
        *(
            click.Option([field.option, field.name], metavar="TEXT", help=_help(field))
            for field in entry.fields
        ),
        click.Option(
            ["--yes"], is_flag=True, help="Ask nothing: take what is said here, or else each default."
        ),
    ]
    return click.Command(
        entry.kind,
        params=parameters,
        callback=click.pass_obj(lambda root, /, **said: _begin(root, entry, said)),
        help=f"Begin {article} {noun} called TITLE.",
    )


def _help(field: Field) -> str:
    """The question as a sentence; what it is where nothing is said, if that is always the same."""
    default = f"; else {field.default}" if isinstance(field.default, str) and field.default else ""
    return f"{field.question}{' (parted by commas)' * field.many}{default}."


def _begin(root: Path, entry: Entry, said: dict[str, Any]) -> None:
    with told_to_the_user():
        root = publication_root(root)
        shelves = Shelves(root, today(root))
        values = _values(entry, shelves, said)
        try:
            target = write_entry(root, entry_files(entry, values), was_sound=shelves.library is not None)
        except TakenError as error:
            raise click.ClickException(
                f"{error.path} is there already, and is not overwritten: give another title, or say --slug"
            ) from None
    click.echo(f"{target}{'/' * (root / target).is_dir()}")
    click.echo(f"Next: {entry.then.format(slug=values['slug'])}.")


def _values(entry: Entry, shelves: Shelves, said: dict[str, Any]) -> dict[str, Any]:
    ask = is_asked() and not said["yes"]

    def read_title(words: str) -> str:
        model_field = Field("name" if entry.kind == "author" else "title", "")
        if not words:
            raise click.BadParameter("must not be blank")
        return str(_read(model_field, words, entry, shelves))

    title = answered("Title", said["title"], None, read_title, "TITLE", ask=ask)
    values: dict[str, Any] = {"title": title}
    default = name_from(title) or None
    if said["slug"] is None and default is None and not ask:
        raise click.UsageError("no name for the file can be made from the title: say --slug")
    values["slug"] = (
        default
        if said["slug"] is None and default
        else answered("Name of the file, in Latin letters", said["slug"], default, _slug, "--slug", ask=ask)
    )
    for field in entry.fields:
        words = field.default_words(shelves, values)
        values[field.name] = answered(
            field.question,
            said[field.name],
            words,
            lambda words, field=field: _read(field, words, entry, shelves),  # type: ignore[misc]  # a default binds it
            field.option,
            ask=ask,
        )
    return values


def _read(field: Field, words: str, entry: Entry, shelves: Shelves) -> Any:
    try:
        value = field.read(words, entry.model, shelves)
    except AnswerError as error:
        raise click.BadParameter(str(error)) from None
    if not value and field.default is None:
        raise click.BadParameter("must be said")
    if field.name == "date" and (taken := shelves.dates.get(day := date.fromisoformat(value))):
        raise click.BadParameter(
            f"there is a dive of {day} already, {taken}; {shelves.free_day(day)} is free"
        )
    return value


def _slug(words: str) -> str:
    if not SLUG.fullmatch(words):
        raise click.BadParameter(f"must be {SLUG_WORDS}")
    return words
