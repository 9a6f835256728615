"""A text as Markdown that other sites and plain-text readers take.

What Divebell adds to Markdown is written out: references by name become absolute links, figures become
pictures, and blocks that run are followed by what they printed. Formulas are written as the reader of the
text wants them.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urljoin

from divebell.library import Text
from divebell.render.blocks.block import Block, Shown
from divebell.render.blocks.forms import FORMS
from divebell.render.markdown import Resolve, Target
from divebell.render.scan import MARKER, Formula, Insert, Reference, scan

from .figures import Figure, pictures_at
from .lines import joined, outside_code, without_containers


class WriteFormula(Protocol):
    """How a formula is written; in a table's row, an upright bar would end the cell."""

    def __call__(self, formula: Formula, *, in_table: bool) -> str: ...


_BLOCK = re.compile(f"^([ \t>]*){MARKER.pattern}$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*[#.][^{}\n]*\}[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"(\]\()(?![a-z]+:)([^)\s]+)")


@dataclass(frozen=True)
class Place:
    """Where a text stands, and what its names and pictures are."""

    page: str
    """The absolute address of the page that shows it."""
    site: str
    """The absolute address of the site's root."""
    resolve: Resolve
    figures: Mapping[str, Figure]


def portable_markdown(
    markdown: str,
    inserts: tuple[Insert, ...],
    made: tuple[str, ...],
    place: Place,
    *,
    formula: WriteFormula,
    prose: Callable[[str], str] = lambda text: text,
) -> str:
    """A scanned text, written out. `prose` is applied to what is neither code nor one of `inserts`."""

    def block(match: re.Match[str]) -> str:
        index = int(match[2])
        insert = inserts[index]
        if not isinstance(insert, Block):
            return match[0]
        lines = _block(insert, made[index], place, formula, prose)
        return "\n".join(match[1] + line if line else match[1].rstrip() for line in lines)

    def inline(match: re.Match[str]) -> str:
        insert = inserts[int(match[1])]
        if isinstance(insert, Formula):
            line = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
            return formula(insert, in_table=line.lstrip().startswith("|"))
        return _link(insert, place) if isinstance(insert, Reference) else ""

    plain = "\n".join(joined(without_containers(markdown.split("\n"))))
    plain = outside_code(plain, lambda text: prose(_absolute(_ATTRIBUTES.sub("", text), place)))
    return MARKER.sub(inline, _BLOCK.sub(block, plain)).strip("\n") + "\n"


def _link(reference: Reference, place: Place) -> str:
    target = place.resolve(reference)
    if not isinstance(target, Target):
        raise ValueError(f"{target}: the text was not checked")
    return f"[{reference.label or target.title}]({urljoin(place.site, target.url)})"


def _absolute(text: str, place: Place) -> str:
    return _LINK.sub(lambda match: match[1] + urljoin(place.page, match[2]), text)


def _block(
    block: Block, made: str, place: Place, formula: WriteFormula, prose: Callable[[str], str]
) -> Iterator[str]:
    """The lines of a block with what it gave."""

    def inline(text: str) -> str:
        scanned = scan(Text("", 1, text))
        written = portable_markdown(
            scanned.markdown, scanned.inserts, (), place, formula=formula, prose=prose
        )
        return written.strip()

    picture = pictures_at(place.site, place.figures)
    return FORMS[block.form].markdown(Shown(block, made, inline), picture)
