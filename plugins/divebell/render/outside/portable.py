"""A text as Markdown that other sites and plain-text readers take.

What Divebell adds to Markdown is written out: references by name become absolute links, figures become
pictures, and blocks that run are followed by what they printed. Formulas are written as the reader of the
text wants them.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol
from urllib.parse import urljoin

from divebell.library import Text
from divebell.render.blocks.block import Block, Shown, captioned
from divebell.render.blocks.forms import FORMS
from divebell.render.citations import Citations
from divebell.render.inserts import Surroundings, Target, every_insert
from divebell.render.labels import KINDS, Labels
from divebell.render.scan import (
    CLOSE,
    MARKER,
    OPEN,
    Caption,
    Citation,
    Formula,
    Insert,
    Reference,
    Scanned,
    scan,
)

from .figures import Figure, pictures_at
from .lines import joined, outside_code, without_containers


class WriteFormula(Protocol):
    """How a formula is written; in a table's row, an upright bar would end the cell."""

    def __call__(self, formula: Formula, *, in_table: bool) -> str: ...


_BLOCK = re.compile(f"^([ \t>]*){MARKER.pattern}$", re.MULTILINE)
_CAPTION = re.compile(
    rf"^(?P<indent>[ \t>]*)(?:Table|Figure):\s+(?P<text>.*?)\s*{OPEN}(?P<index>[0-9]+){CLOSE}$", re.MULTILINE
)
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*[#.][^{}\n]*\}[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"(\]\()(?![a-z]+:)([^)\s]+)")


@dataclass(frozen=True)
class Place:
    """Where a text stands, and what its names and pictures are."""

    page: str
    """The absolute address of the page that shows it."""
    site: str
    """The absolute address of the site's root."""
    surroundings: Surroundings
    figures: Mapping[str, Figure]


def portable_markdown(
    scanned: Scanned,
    made: tuple[str, ...],
    place: Place,
    *,
    formula: WriteFormula,
    prose: Callable[[str], str] = lambda text: text,
) -> str:
    """A scanned text, written out. `prose` is applied to what is neither code nor one of its inserts."""
    return _Writer(scanned, made, place, formula, prose).written()


class _Writer:
    """Writes one text out."""

    def __init__(
        self,
        scanned: Scanned,
        made: tuple[str, ...],
        place: Place,
        formula: WriteFormula,
        prose: Callable[[str], str],
    ) -> None:
        self._scanned = scanned
        self._made = made
        self._place = place
        self._formula = formula
        self._prose = prose
        self._picture = pictures_at(place.site, place.figures)
        inserts = list(every_insert(scanned))
        self._labels = Labels(scanned.inserts, (), "")
        cited = (insert for insert in inserts if isinstance(insert, Citation))
        self._citations = Citations(cited, place.surroundings.bibliography, "")

    def written(self) -> str:
        plain = "\n".join(joined(without_containers(self._scanned.markdown.split("\n"))))
        plain = outside_code(plain, lambda text: self._prose(self._absolute(_ATTRIBUTES.sub("", text))))
        plain = _CAPTION.sub(self._caption, plain)
        plain = MARKER.sub(self._inline, _BLOCK.sub(self._block, plain)).strip("\n") + "\n"
        return f"{plain}\n{self._citations.list_markdown()}" if self._citations.works else plain

    def _caption(self, match: re.Match[str]) -> str:
        index = int(match["index"])
        if not isinstance(self._scanned.inserts[index], Caption):
            return match[0]
        return f"{match['indent']}{captioned(self._labels.called(index), match['text'])}"

    def _block(self, match: re.Match[str]) -> str:
        index = int(match[2])
        block = self._scanned.inserts[index]
        if not isinstance(block, Block):
            return match[0]
        shown = Shown(block, self._made[index], self._line, self._labels.called(index))
        lines = FORMS[block.form].markdown(shown, self._picture)
        return "\n".join(match[1] + line if line else match[1].rstrip() for line in lines)

    def _line(self, text: str) -> str:
        """A line of Markdown in a block."""
        scanned = scan(Text("", 1, text))
        plain = outside_code(scanned.markdown, lambda text: self._prose(self._absolute(text)))
        return MARKER.sub(lambda match: self._insert(scanned.inserts[int(match[1])]), plain)

    def _inline(self, match: re.Match[str]) -> str:
        index = int(match[1])
        line = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
        return self._insert(
            self._scanned.inserts[index],
            in_table=line.lstrip().startswith("|"),
            number=self._labels.called(index),
        )

    def _insert(self, insert: Insert, *, in_table: bool = False, number: str = "") -> str:
        match insert:
            case Formula():
                latex = self._place.surroundings.notation.expanded(insert.latex)
                if number:  # not \tag, which is refused where a reader does not set the formula on its own
                    latex = f"{latex.rstrip()} \\qquad\\text{{{number}}}"
                return self._formula(replace(insert, latex=latex), in_table=in_table)
            case Reference() if insert.kind in KINDS:
                return insert.label or self._labels.target(insert) or ""
            case Reference():
                return self._link(insert)
            case Citation():
                return self._prose(self._citations.plain(insert))
        return ""

    def _link(self, reference: Reference) -> str:
        target = self._place.surroundings.resolve(reference)
        if not isinstance(target, Target):
            raise ValueError(f"{target}: the text was not checked")
        return f"[{reference.label or target.title}]({urljoin(self._place.site, target.url)})"

    def _absolute(self, text: str) -> str:
        return _LINK.sub(lambda match: match[1] + urljoin(self._place.page, match[2]), text)
