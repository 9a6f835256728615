"""What a form of special blocks says: how its blocks run, and how they stand in pages, feeds and Markdown."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import ClassVar, Protocol

from divebell.library.suggest import did_you_mean
from divebell.render.highlight import python_html

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
    packages: ClassVar[tuple[str, ...]] = ()
    """The distributions, beside NumPy and matplotlib, whose versions decide what the runner gives."""
    in_sessions: ClassVar[bool] = False
    """Whether its blocks can share their names with others by `session="…"`."""
    code: ClassVar[str] = ""
    """How its blocks show their code if they do not say: `shown` or `hidden`; "" if they cannot say."""
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
        return Piece(self.name, block.source, options, block.options.get("varies") == "yes")

    def mistakes(self, block: Block) -> Iterator[tuple[str, int]]:
        """What is wrong with `block` as it is written, each with how many lines below the opening fence."""
        for option, purpose in self.required.items():
            if not block.options.get(option):
                yield f'a {self.name} needs {option}="…", {purpose}', 0
        if self.container:
            return
        if block.unread:
            yield f'{block.unread!r} is not an option: options are written name="…"', 0
        for option in block.options.keys() - self._options():
            hint = did_you_mean(option, self._options())
            yield f"{self.name}: there is no option {option!r}{f'; {hint}' if hint else ''}", 0
        for option, values in _VALUES.items():
            value = block.options.get(option)
            if value is not None and value not in values and option in self._options():
                yield f'{option}="{value}" is not one of: {", ".join(values)}', 0

    def _options(self) -> set[str]:
        """Every option that its blocks can have."""
        return {
            *self.required,
            *self.optional,
            *self.for_runner,
            *(("caption", "id") if self.labelled else ()),
            *(("varies",) if self.runner else ()),
            *(("session",) if self.in_sessions else ()),
            *(("code",) if self.code else ()),
        }

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


_VALUES = {"code": ("shown", "folded", "hidden"), "varies": ("yes",)}


def code_shown(form: Form, block: Block) -> str:
    """How a block shows its code: `shown`, `folded` or `hidden`."""
    return block.options.get("code", form.code)


def code_html(form: Form, block: Block) -> str:
    """The code of a block, as its page shows it."""
    match code_shown(form, block):
        case "shown":
            return python_html(block.source)
        case "folded":
            return f"<details><summary>Code</summary>{python_html(block.source)}</details>"
    return ""


def code_markdown(form: Form, block: Block) -> Iterator[str]:
    """The code of a block as lines of Markdown, unless it is hidden."""
    if code_shown(form, block) != "hidden":
        yield from fenced("python", block.source)
        yield ""


def fenced(language: str, code: str) -> Iterator[str]:
    """The lines of `code` in a fence."""
    fence = "`" * max([3, *(len(run) + 1 for run in re.findall("`{3,}", code))])
    yield fence + language
    yield from code.rstrip("\n").split("\n")
    yield fence
