"""Markdown to HTML: each text is converted once, whatever views it appears in."""

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import markdown
from markdown.extensions.footnotes import FootnoteExtension
from markupsafe import Markup
from pymdownx.slugs import slugify

from divebell.library import Diagnostic, Text

from .blocks.block import Block, Results
from .captions import place_captions
from .citations import HEADING, Citations
from .inserts import ROOT, Inserts, Surroundings
from .scan import MARKER, Caption, Formula, Scanned

EXTENSIONS: Mapping[str, dict[str, Any]] = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "md_in_html": {},
    "tables": {},
    "toc": {},
    "pymdownx.betterem": {},
    "pymdownx.details": {},
    "pymdownx.highlight": {"anchor_linenums": False},
    "pymdownx.inlinehilite": {},
    "pymdownx.smartsymbols": {},
    "pymdownx.superfences": {},
    "pymdownx.tabbed": {"alternate_style": True},
    "smarty": {},
}
"""The Markdown that authors write, and the settings of each extension."""

WORDS_PER_MINUTE = 220
"""How fast an adult reads prose with some formulas; Brysbaert (2019) finds 238 for plain non-fiction."""

_slug = slugify(case="lower")
_PARAGRAPH_MARKER = re.compile(f"<p>{MARKER.pattern}</p>")
_PUNCTUATED = re.compile(rf"[(\[]*{MARKER.pattern}[,.;:!?)\]]*")
_TAG = re.compile(r"<[^>]+>")
_NOTE = re.compile(r'<sup id="fnref.*?</sup>', re.DOTALL)
_FIRST_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_HEADING_OR_FORMULA = re.compile(r'<h[1-6] id="(?P<id>[^"]+)"|<math display="block".*?</math>', re.DOTALL)
_IDENTIFIER = re.compile(r'(?<=[ ])(?:(?:id|for|name|aria-labelledby)="|href="#)')
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-Z])")


@dataclass(frozen=True)
class Heading:
    """An entry of a text's table of contents."""

    title: Markup
    id: str
    level: int


@dataclass(frozen=True)
class PlacedFormula:
    """A displayed formula, and the heading that it stands under, if any."""

    heading: Heading | None
    mathml: Markup


_NOTHING = Scanned("", ())


@dataclass(frozen=True)
class Rendered:
    """A converted text."""

    html: str
    headings: tuple[Heading, ...]
    minutes: int
    """Reading time, at least one."""
    scanned: Scanned = _NOTHING
    """What it was converted from."""
    made: tuple[str, ...] = ()
    """What became of each insert of `scanned`: MathML, a link, or what came of running a block; "" for those
    that are made of the whole text."""
    blocks: tuple[str, ...] = ()
    """The HTML of each block of `scanned`, as it stands in `html`."""

    @cached_property
    def displayed_formulas(self) -> list[PlacedFormula]:
        """The formulas that stand on lines of their own, in order."""
        headings = {heading.id: heading for heading in self.headings}
        current: Heading | None = None
        found: list[PlacedFormula] = []
        for match in _HEADING_OR_FORMULA.finditer(self.html):
            if match["id"] is None:
                found.append(PlacedFormula(current, Markup(match[0])))
            else:
                current = headings.get(match["id"], current)
        return found

    @cached_property
    def first_sentence(self) -> str:
        """The first sentence of the first paragraph, without its markup; formulas are LaTeX."""
        paragraph = _FIRST_PARAGRAPH.search(self.html)
        content = paragraph[1] if paragraph else ""
        for insert, made in zip(self.scanned.inserts, self.made, strict=True):
            if isinstance(insert, Formula):  # the letters and digits alone would lose fractions and exponents
                content = content.replace(made, html.escape(insert.latex, quote=False))
        plain = " ".join(html.unescape(_TAG.sub("", _NOTE.sub("", content))).split())
        return _SENTENCE_END.split(plain, maxsplit=1)[0]

    def for_page(self, url: str, *, part: str = "") -> Markup:
        """The HTML for the page at `url` (relative to the site's root), with its links relative to it.

        `part` is put before every identifier, for pages on which texts stand whose identifiers are alike.
        """
        placed = self.html.replace(f'="{ROOT}', f'="{"../" * url.count("/") or "./"}')
        return Markup(_IDENTIFIER.sub(rf"\g<0>{part}", placed) if part else placed)


class MarkdownRenderer:
    """Converts texts with one Markdown instance; formulas, references and special blocks are put in."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._surroundings = surroundings
        self._prefix = ""
        self._footnotes = FootnoteExtension()
        self._markdown = markdown.Markdown(
            extensions=[*EXTENSIONS, self._footnotes],
            extension_configs={**EXTENSIONS, "toc": {"slugify": self._slug_of, "toc_depth": "2-3"}},
            output_format="html",
        )

    def render(
        self, text: Text, scanned: Scanned, results: Results, *, prefix: str = ""
    ) -> tuple[Rendered, list[Diagnostic]]:
        """`text`, converted, and what is wrong with it. `scanned` is `scan(text)`.

        `prefix` begins the identifiers of headings and footnotes: texts that stand on one page differ in it.
        """
        inserts = Inserts(text, scanned, results, self._surroundings, prefix)
        self._markdown.reset()
        self._prefix = prefix
        self._footnotes.setConfig("SEPARATOR", f":{prefix}")
        converted = self._markdown.convert(scanned.markdown)
        toc: list[dict[str, Any]] = self._markdown.toc_tokens  # type: ignore[attr-defined]  # set by toc
        words = len(MARKER.sub(" ", _TAG.sub(" ", converted)).split())
        captions = {index for index, insert in enumerate(scanned.inserts) if isinstance(insert, Caption)}
        if captions:
            converted, placed = place_captions(converted, inserts.name)
            inserts.report_captions(captions - placed)
        if inserts.diagnostics:
            return Rendered("", (), 1, scanned), inserts.diagnostics

        def put_in(match: re.Match[str]) -> str:
            return inserts.html[int(match[1])]

        converted = _PARAGRAPH_MARKER.sub(lambda match: _block(match, scanned, inserts.html), converted)
        converted = _PUNCTUATED.sub(lambda match: _unbroken(match, scanned), converted)
        converted = MARKER.sub(put_in, converted)
        headings = [
            Heading(Markup(MARKER.sub(put_in, token["name"])), token["id"], token["level"])
            for token in _flatten(toc)
        ]
        if inserts.citations.works:
            converted += self._references(inserts.citations, headings)
        minutes = max(1, round(words / WORDS_PER_MINUTE))
        return Rendered(converted, tuple(headings), minutes, scanned, inserts.raw, inserts.blocks), []

    def _references(self, citations: Citations, headings: list[Heading]) -> str:
        """The list of the works cited; its heading is added to `headings`."""
        level = min((heading.level for heading in headings), default=2)
        heading = Heading(Markup(HEADING), f"{self._prefix}references", level)
        headings.append(heading)
        return citations.list_html(heading.level, heading.id)

    def _slug_of(self, title: str, separator: str) -> str:
        return self._prefix + str(_slug(" ".join(MARKER.sub(" ", title).split()), separator))


def _block(match: re.Match[str], scanned: Scanned, made: Sequence[str]) -> str:
    """What stands alone in a paragraph, without that if it is a block of its own."""
    insert = scanned.inserts[int(match[1])]
    is_block = isinstance(insert, Block) or (isinstance(insert, Formula) and insert.display)
    return made[int(match[1])] if is_block else match[0]


def _unbroken(match: re.Match[str], scanned: Scanned) -> str:
    """A formula in one piece with its punctuation, between which browsers break lines."""
    insert = scanned.inserts[int(match[1])]
    bare = MARKER.fullmatch(match[0]) is not None
    return (
        match[0] if bare or not isinstance(insert, Formula) else f'<span class="unbroken">{match[0]}</span>'
    )


def _flatten(tokens: Sequence[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    for token in tokens:
        yield token
        yield from _flatten(token["children"])
