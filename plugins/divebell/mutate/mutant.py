"""A small change to a solution."""

import difflib
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


class Span(NamedTuple):
    """A part of a text, in characters."""

    start: int
    end: int


class Edit(NamedTuple):
    """A part of a text, in characters, and what is put in its place."""

    start: int
    end: int
    text: str
    kind: str
    """What sort of change it is, in a word or two: "comparison", "operand dropped"."""


@dataclass(frozen=True)
class Mutant:
    """A solution with one edit."""

    original: str
    edit: Edit

    @cached_property
    def text(self) -> str:
        """The mutated solution."""
        return self.original[: self.edit.start] + self.edit.text + self.original[self.edit.end :]

    @property
    def kind(self) -> str:
        """What sort of change it is."""
        return self.edit.kind

    @property
    def line(self) -> int:
        """The 1-based line that the edit begins on."""
        return self.original.count("\n", 0, self.edit.start) + 1

    @cached_property
    def was(self) -> str:
        """The whole lines that the edit touches, as they were; white space is reduced to single spaces."""
        start, end = self._lines
        return one_line(self.original[start:end])

    @cached_property
    def becomes(self) -> str:
        """What the edit makes of these lines; white space is reduced to single spaces."""
        start, end = self._lines
        return one_line(
            self.original[start : self.edit.start] + self.edit.text + self.original[self.edit.end : end]
        )

    def diff(self, path: str) -> str:
        """The change as a unified diff."""
        return "".join(
            difflib.unified_diff(_lines(self.original), _lines(self.text), path, f"{path} ({self.kind})", n=2)
        )

    @property
    def _lines(self) -> tuple[int, int]:
        start = self.original.rfind("\n", 0, self.edit.start) + 1
        end = self.original.find("\n", self.edit.end)
        return start, len(self.original) if end < 0 else end


def one_line(text: str) -> str:
    """A text with its white space, line ends too, reduced to single spaces."""
    return " ".join(text.split())


def _lines(text: str) -> list[str]:
    return [f"{line}\n" for line in text.splitlines()]
