"""What the texts of a library share: links, macros and the works that they cite."""

from functools import lru_cache

from divebell.library import Diagnostic, Library, Text

from .bibliography import Bibliography, read_bibliography
from .formulas import Notation
from .inserts import Surroundings
from .macros import read_macros
from .references import References


def read_surroundings(library: Library) -> tuple[Surroundings, list[Diagnostic]]:
    """The surroundings of the texts of `library`, and what is wrong with its macros and bibliography."""
    notation, wrong_macros = _macros(library.macros)
    bibliography, wrong_works = _bibliography(library.bibliography)
    surroundings = Surroundings(References(library).resolve, notation, bibliography)
    return surroundings, [*wrong_macros, *wrong_works]


@lru_cache(maxsize=4)
def _macros(text: Text | None) -> tuple[Notation, list[Diagnostic]]:
    return read_macros(text)


@lru_cache(maxsize=4)
def _bibliography(text: Text | None) -> tuple[Bibliography, list[Diagnostic]]:
    return read_bibliography(text)
