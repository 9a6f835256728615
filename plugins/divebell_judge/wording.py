"""What readers are told, in the language that a check, a run or a reading asks for.

As with gettext, the English sentence is the key, under which the catalogue of another language has its own. A
sentence names what is filled in as `str.format` does, and each language says it in its own order. What Python
and NumPy say is filled in as they say it.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from importlib import import_module
from typing import Final, NamedTuple

ENGLISH: Final = "en"
LANGUAGES: Final = ("de",)
"""Those besides English, each a module of `languages`, which is imported when it is asked for."""


class Catalogue(NamedTuple):
    """The sentences of one language."""

    texts: Mapping[str, str]
    """By the English ones."""
    plurals: Mapping[str, tuple[str, ...]]
    """By the English ones of the singular: all forms that the language has."""
    form: Callable[[int], int]
    """The place of the form for a count."""


_ENGLISH: Final = Catalogue({}, {}, lambda count: int(count != 1))

# Readers' code runs in a copy of the judge's context, and can set it for itself alone.
_catalogue: Final = ContextVar("catalogue", default=_ENGLISH)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Has what is told meanwhile told in `language`, or in English if there is no catalogue of it.

    Parameters:
        language: a BCP 47 tag, of which the part before the first hyphen counts.
    """
    token = _catalogue.set(_catalogue_of(language.partition("-")[0].lower()))
    try:
        yield
    finally:
        _catalogue.reset(token)


def _catalogue_of(language: str) -> Catalogue:
    if language not in LANGUAGES:
        return _ENGLISH
    catalogue: Catalogue = import_module(f"divebell_judge.languages.{language}").CATALOGUE
    return catalogue


def text(english: str, /, **values: object) -> str:
    """A sentence, or a part of one, with `values` filled in."""
    return _catalogue.get().texts.get(english, english).format(**values)


def plural(one: str, many: str, count: int, /, **values: object) -> str:
    """As `text`, of two English forms the one for `count`, which is filled in too."""
    catalogue = _catalogue.get()
    forms = catalogue.plurals.get(one)
    chosen = (one, many)[_ENGLISH.form(count)] if forms is None else forms[catalogue.form(count)]
    return chosen.format(count=count, **values)


def template(english: str, /) -> str:
    """`english` as it is: marks what is given to `text` in another place."""
    return english
