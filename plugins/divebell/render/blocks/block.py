"""A special block: a fence that becomes more than its highlighted text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True)
class Block:
    """A fence as its author wrote it."""

    form: str
    """The name of its form: what `exec="…"` says, or the fence's language."""
    source: str
    """What stands between the fences, without their indentation."""
    options: dict[str, str]
    line: int
    """The line of the opening fence; the source begins on the next one."""
    part: int = 0
    """Which of its parts stands here, in a form whose blocks have prose between their parts."""
    unread: str = ""
    """What stands in the line of the fence beside the language and the options."""


class Piece(NamedTuple):
    """What decides what comes of running a block: equal ones run once."""

    form: str
    source: str
    options: tuple[tuple[str, str], ...] = ()
    """The options that its form's runner reads."""
    varies: bool = False
    """Whether it may give something else each time: it measures time."""
    before: tuple["Piece", ...] = ()
    """The blocks of its session that run before it; these have nothing before them."""


@dataclass(frozen=True)
class Result:
    """What a block gave, or its error, with the line of the block's source (from 1)."""

    result: str = ""
    error: str = ""
    line: int = 0
    ended: bool = False
    """Whether the process that ran it ended by itself, for a reason that may be gone the next time."""


type Results = Mapping[Piece, Result]


def captioned(called: str, caption: str) -> str:
    """A caption that begins with what the text calls the figure or table."""
    return f"{called}. {caption}" if called else caption


@dataclass(frozen=True)
class Shown:
    """A block to be shown."""

    block: Block
    result: str
    """What came of running it; "" where it does not run."""
    inline: Callable[[str], str]
    """Makes HTML of a line of the block's Markdown: formulas, code, references and citations."""
    called: str = ""
    """What the text calls it: `Figure 3`; "" if it has no number."""
    identifier: str = ""
    """What links to it lead to; "" if it has no label."""

    @property
    def caption(self) -> str:
        """Its caption, as `inline` makes it; "" if it has none."""
        return captioned(self.called, self.inline(self.block.options.get("caption", "")))

    @property
    def id(self) -> str:
        """The attribute `id` of its element, with a space before it; "" if it has no label."""
        return f' id="{self.identifier}"' if self.identifier else ""


@dataclass(frozen=True)
class InlineText:
    """A line of Markdown in a block, such as its caption."""

    text: str
    what: str
    """What to call it in a message."""
    lines_below: int = 0
    """How many lines below the opening fence it stands."""
