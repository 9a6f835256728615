"""A text's HTML for readers far from the site: absolute addresses, pictures for figures, LaTeX beside MathML.

Feed readers differ in what they show. MathML is kept, since browsers' engines lay it out; each formula also
carries its LaTeX as `<annotation encoding="application/x-tex">`, which MathML Core hides. A reader that
strips MathML's elements and keeps their text thereby still shows the LaTeX, from which the formula can be
read, where the bare letters and digits would have lost every fraction and exponent.
"""

import html
import re
from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

from divebell.render.blocks.block import Block, Shown
from divebell.render.blocks.forms import FORMS
from divebell.render.formulas import Notation
from divebell.render.inserts import ROOT, every_insert
from divebell.render.markdown import Rendered
from divebell.render.scan import Formula

from .figures import Figure, pictures_at

_MATH = re.compile(r"<math.*?</math>", re.DOTALL)
_MATH_PARTS = re.compile(r"(<math[^>]*>)(.*)</math>", re.DOTALL)
_SPAN = re.compile(r"</?span[^<>]*>")
_STYLE = re.compile(r' style="[^"]*"')
"""Of our texts, only some spaces in formulas have one; readers strip it or take it for a risk."""
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_ADDRESS = re.compile(r'\b(href|src)="([^"]*)"')


def feed_html(text: Rendered, page: str, site: str, figures: Mapping[str, Figure], notation: Notation) -> str:
    """The HTML of `text`, which stands at `page`, to be read anywhere. Both addresses are absolute."""
    latex = dict(_formulas(text, notation))
    picture = pictures_at(site, figures)
    content = text.html
    for shown, block in zip(_shown(text), text.blocks, strict=True):
        content = content.replace(block, FORMS[shown.block.form].feed_html(shown, block, picture))
    content = _SPAN.sub("", content)  # they carry classes alone, which need our styles
    content = _MATH.sub(lambda match: _annotated(match[0], latex.get(match[0])), content)
    content = _TAG.sub(lambda tag: _STYLE.sub("", tag[0]), content)
    return absolute_addresses(content, page, site)


def absolute_addresses(content: str, page: str, site: str) -> str:
    """`content` with every `href` and `src` absolute; what begins with `root:` is relative to `site`."""

    def absolute(match: re.Match[str]) -> str:
        address = html.unescape(match[2])
        found = urljoin(site, address[len(ROOT) :]) if address.startswith(ROOT) else urljoin(page, address)
        return f'{match[1]}="{html.escape(found)}"'

    return _TAG.sub(lambda tag: _ADDRESS.sub(absolute, tag[0]), content)


def _shown(text: Rendered) -> Iterator[Shown]:
    for insert, made in zip(text.scanned.inserts, text.made, strict=True):
        if isinstance(insert, Block):
            yield Shown(insert, made, html.escape)


def _formulas(text: Rendered, notation: Notation) -> Iterator[tuple[str, str]]:
    """The MathML and the LaTeX of every formula, those within blocks too."""
    for formula in every_insert(text.scanned):
        if isinstance(formula, Formula):
            yield notation.to_mathml(formula.latex, display=formula.display), notation.expanded(formula.latex)


def _annotated(mathml: str, latex: str | None) -> str:
    parts = _MATH_PARTS.fullmatch(mathml)
    if latex is None or parts is None:
        return mathml
    source = html.escape(" ".join(latex.split()), quote=False)
    return (
        f"{parts[1]}<semantics><mrow>{parts[2]}</mrow>"
        f'<annotation encoding="application/x-tex">{source}</annotation></semantics></math>'
    )
