"""What a form of special blocks says: how its blocks run, and how they stand in pages, feeds and Markdown."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import ClassVar, Protocol

from .block import Block, InlineText, Piece, Shown


class Picture(Protocol):
    """A drawing as a file, for readers that show no inline SVG."""

    @property
    def address(self) -> str: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...


type PictureOf = Callable[[str], Picture]
"""The picture of an SVG, which is one of the form's `pictures`."""


class Form(ABC):
    """A form of special blocks; `forms.py` lists them."""

    name: ClassVar[str]
    fence: ClassVar[bool] = False
    """Whether a fence is of this form by its language (```` ```mermaid ````), and not by `exec="…"`."""
    container: ClassVar[bool] = False
    """Whether it is written around other Markdown (`/// walkthrough`), and not as a fence."""
    runner: ClassVar[Path | None] = None
    """A file whose `run(execution)` gives the result of a block in a process of its own: see `process.py`.
    None for a form that does not run."""
    labelled: ClassVar[str] = ""
    """What the labels of its blocks begin with (`fig` of `id="fig:bowl"`); "" if they have none."""
    required: ClassVar[dict[str, str]] = {}
    """The options that it demands, and what each is for."""
    optional: ClassVar[tuple[str, ...]] = ()
    """The other options that it knows."""
    for_runner: ClassVar[tuple[str, ...]] = ()
    """Those of its options that the runner reads."""

    def piece(self, block: Block) -> Piece:
        """What decides what comes of running `block`."""
        options = tuple((name, block.options[name]) for name in self.for_runner if name in block.options)
        return Piece(self.name, block.source, options)

    def mistakes(self, block: Block) -> Iterator[tuple[str, int]]:
        """What is wrong with `block` as it is written, each with how many lines below the opening fence."""
        for option, purpose in self.required.items():
            if not block.options.get(option):
                yield f'a {self.name} needs {option}="…", {purpose}', 0

    def inline_texts(self, block: Block) -> Iterable[InlineText]:
        """The lines of Markdown in `block`: their formulas are checked before `html` asks for them."""
        caption = block.options.get("caption")
        return (InlineText(caption, "caption"),) if caption else ()

    def kept(self, result: str) -> str:
        """What is kept of what the runner gave."""
        return result

    def pictures(self, result: str) -> Iterable[str]:
        """The SVGs in what the runner gave, of which feeds and Markdown need pictures."""
        return ()

    @abstractmethod
    def html(self, shown: Shown) -> str:
        """The block in a page."""

    def feed_html(self, shown: Shown, html: str, picture: PictureOf) -> str:
        """The block in a feed, where neither scripts nor our styles are; `html` is what a page has."""
        return html

    @abstractmethod
    def markdown(self, shown: Shown, picture: PictureOf) -> Iterator[str]:
        """The block as lines of Markdown for other sites; `shown.inline` leaves Markdown Markdown there."""


def fenced(language: str, code: str) -> Iterator[str]:
    """The lines of `code` in a fence."""
    fence = "`" * max([3, *(len(run) + 1 for run in re.findall("`{3,}", code))])
    yield fence + language
    yield from code.rstrip("\n").split("\n")
    yield fence
