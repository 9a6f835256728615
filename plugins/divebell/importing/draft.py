"""A problem as its source has it, before anything in it is proved."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Note:
    """Something that could not be carried over, or not as it was."""

    place: str
    """The file and, where there is one, the line: `description.md:12`."""
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class RefusalError(Exception):
    """A problem cannot be brought over at all."""

    def __init__(self, place: str, message: str) -> None:
        self.note = Note(place, message)
        super().__init__(str(self.note))


@dataclass(frozen=True)
class Prose:
    """Markdown, with the file and the line that it begins on."""

    path: str
    line: int
    text: str


@dataclass(frozen=True)
class Code:
    """A module, with the file or the cell that it is from."""

    place: str
    text: str


@dataclass(frozen=True)
class SourceTest:
    """A test as the source has it: a program that runs after the solution."""

    name: str
    """Names the case that comes of it: `test 3`."""
    place: str
    """Where it stands in the source."""
    code: str
    expected: str | None
    """The text that it must print; None where the source does not say."""
    shows_last: bool = False
    """The value that it ends with is printed too, as in a notebook."""


@dataclass(frozen=True)
class Draft:
    """What a source says of one problem."""

    slug: str
    title: str
    difficulty: str
    category: str
    """The source's own name for the field that the problem is of; empty if it has none."""
    statement: tuple[Prose, ...]
    explanation: tuple[Prose, ...]
    starter: Code
    solution: Code
    tests: tuple[SourceTest, ...]
    authors: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    """What was left out in the reading."""
