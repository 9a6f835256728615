"""How Mermaid draws for the site: in the page's own colours and fonts, and nothing but a drawing."""

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from .figure_style import ROLES

_INK, _SOFT, _LINE, _SURFACE, _FIRST, _SECOND = list(ROLES)[:6]
_SVG: Final = "http://www.w3.org/2000/svg"

_VARIABLES: Final = {
    _INK: "actorTextColor classText errorTextColor innerEndBackground labelColor labelTextColor "
    "loopTextColor nodeTextColor noteTextColor primaryTextColor secondaryTextColor signalTextColor "
    "stateLabelColor tertiaryTextColor textColor titleColor transitionLabelColor",
    _SOFT: "defaultLinkColor lineColor signalColor specialStateColor transitionColor",
    _LINE: "actorLineColor clusterBorder compositeBorder labelBoxBorderColor tertiaryBorderColor",
    _SURFACE: "activationBkgColor actorBkg altBackground attributeBackgroundColorEven "
    "attributeBackgroundColorOdd background clusterBkg compositeBackground compositeTitleBackground "
    "edgeLabelBackground errorBkgColor labelBackgroundColor labelBoxBkgColor mainBkg noteBkgColor "
    "primaryColor rowEven rowOdd secondaryColor sequenceNumberColor stateBkg tertiaryColor",
    _FIRST: "activationBorderColor actorBorder nodeBorder primaryBorderColor secondaryBorderColor",
    _SECOND: "noteBorderColor",
}
"""The variables of Mermaid's theme, by the colour that each has."""

CONFIG: Final = json.dumps(
    {
        "theme": "base",
        "securityLevel": "strict",
        "htmlLabels": False,
        "flowchart": {"htmlLabels": False},
        "class": {"htmlLabels": False},
        "fontFamily": "DejaVu Sans",
        "themeVariables": {
            "fontFamily": "DejaVu Sans",
            "fontSize": "14px",
            "strokeWidth": 1,
            **{name: colour for colour, names in _VARIABLES.items() for name in names.split()},
        },
    }
)
"""Mermaid's settings. It draws with the colours that stand for the theme's tokens, and no HTML."""

_ELEMENTS: Final = frozenset(
    {
        "circle", "clipPath", "defs", "ellipse", "g", "line", "marker", "path", "polygon", "polyline", "rect",
        "style", "svg", "text", "tspan",
    }
)  # fmt: skip
"""What a drawing is made of; scripts, links, pictures and HTML are left out."""
_DROPPED: Final = re.compile(r"on|data-|aria-|role$|\{|href$|tabindex|filter$|width$|alignment-baseline$")
_OTHERS: Final = {
    "#eaeaea": _SURFACE,
    "#edf2ae": _SURFACE,
    "white": _SURFACE,
    "#fff": _SURFACE,
    "#ffffff": _SURFACE,
    "#666": _FIRST,
    "#999": _LINE,
    "black": _INK,
    "#000": _INK,
    "#000000": _INK,
    "#333": _INK,
    "#333333": _INK,
}
"""Colours that Mermaid has written into its drawings, and ours for them."""
_COLOUR: Final = re.compile(
    r"#[0-9a-fA-F]{3,8}\b|(?:rgb|hsl)a?\([^)]*\)|(?:(?<=[:\s])|^)(?:black|white|gr[ae]y|red|lightgr[ae]y)(?=[;!\s]|$)"
)
_RULE: Final = re.compile(r"([^{}]+)\{([^{}]*)\}")
_UNUSED_RULE: Final = re.compile(r"@|data-look|\bfrom\b|\bto\b|Tooltip|katex|:root")
_FILTER: Final = re.compile(r"filter:[^;]*;?")


def follow_colour_scheme(svg: str) -> str:
    """An `<svg>` element to stand in a page, from what Mermaid drew with `CONFIG`.

    Its identifiers are its own, its style sheet is about itself, and every colour is one of the theme's.
    """
    root = ET.fromstring(svg)
    _keep_drawing(root)
    prefix = f"m{hashlib.sha256(svg.encode()).hexdigest()[:8]}"
    used = set(_words(root, "class"))
    for element in root.iter():
        if element.tag == f"{{{_SVG}}}style":
            element.text = _COLOUR.sub(_colour, "".join(_rules(element.text or "", used)))
    box = root.attrib.pop("viewBox")
    root.attrib = {"viewBox": box, "id": prefix, "style": f"max-width:{float(box.split()[2]):g}px"}
    ET.register_namespace("", _SVG)
    written = ET.tostring(root, encoding="unicode").replace("my-svg", prefix)
    return re.sub(r'"DejaVu Sans"|&quot;DejaVu Sans&quot;|DejaVu Sans', "var(--db-font-ui)", written)


def _colour(colour: re.Match[str]) -> str:
    known = _OTHERS.get(colour[0].lower(), colour[0])
    return ROLES.get(known, ROLES[_SOFT])


def _keep_drawing(element: ET.Element) -> None:
    """Take away what is not drawing, and what only scripts read."""
    is_root = element.tag == f"{{{_SVG}}}svg" and "viewBox" in element.attrib
    element.attrib = {
        name: _COLOUR.sub(_colour, value)
        for name, value in element.attrib.items()
        if value and ((name == "width" and not is_root) or not _DROPPED.match(name))
    }
    for child in list(element):
        if child.tag.removeprefix(f"{{{_SVG}}}") in _ELEMENTS:
            _keep_drawing(child)
            if child.tag not in (f"{{{_SVG}}}g", f"{{{_SVG}}}defs") or len(child):
                continue
        element.remove(child)


def _words(root: ET.Element, attribute: str) -> Iterator[str]:
    for element in root.iter():
        yield from element.get(attribute, "").split()


def _rules(style: str, classes: set[str]) -> Iterator[str]:
    """The rules of a style sheet that say something of the drawing."""
    for selectors, declarations in _RULE.findall(style):
        kept = [
            selector
            for selector in selectors.split(",")
            if not _UNUSED_RULE.search(selector) and set(re.findall(r"\.([\w-]+)", selector)) <= classes
        ]
        told = _FILTER.sub("", declarations)
        if kept and told:
            yield f"{','.join(kept)}{{{told}}}"
