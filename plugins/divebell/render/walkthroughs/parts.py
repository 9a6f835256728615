"""Finds the parts of a walkthrough among the lines of a text."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from divebell.render.blocks.block import Block

from .steps import FENCE, OPENING, closing_fence, read_steps


class Part(NamedTuple):
    """A part of a walkthrough, in place of some lines."""

    block: Block
    end: int
    """The index of the first line below it."""


def walkthrough_parts(lines: Sequence[str], start: int, line: int) -> Mapping[int, Part]:
    """The parts of the walkthrough that begins at `lines[start]`, by the index of the line of each.

    Empty where none begins there. `line` is that line's number in the author's file.
    """
    opening = OPENING.match(lines[start])
    if opening is None:
        return {}
    end = _end(lines, start, opening["slashes"])
    source = "\n".join(lines[start + 1 : end])
    options = {"title": opening["title"] or "", "closed": "yes" if end < len(lines) else ""}

    def part(number: int, next_line: int) -> Part:
        return Part(Block("walkthrough", source, options, line, number), next_line)

    steps = list(read_steps(source))
    parts = {start: part(0, start + 1), end: part(len(steps) + 1, end + 1)}
    for number, (step, closing) in enumerate(steps, 1):
        parts[start + step.line] = part(number, start + closing + 1)
    return parts


def _end(lines: Sequence[str], start: int, slashes: str) -> int:
    """The index of the line that closes the walkthrough; the number of lines if none does."""
    number = start + 1
    while number < len(lines):
        fence = FENCE.match(lines[number])
        if lines[number].rstrip() == slashes:
            return number
        number = closing_fence(lines, number, fence["fence"]) + 1 if fence else number + 1
    return len(lines)
