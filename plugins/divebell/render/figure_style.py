"""How matplotlib draws for the site: in the page's own colours and fonts, with the same bytes every time."""

import hashlib
import re

ROLES = {
    "#010101": "var(--db-ink)",
    "#020202": "var(--db-ink-soft)",
    "#030303": "var(--db-line)",
    "#040404": "var(--db-surface)",
    "#050501": "var(--db-series-1)",
    "#050502": "var(--db-series-2)",
    "#050503": "var(--db-series-3)",
    "#050504": "var(--db-series-4)",
    "#050505": "var(--db-series-5)",
}
"""Colours that no figure uses, each standing for one of the theme's tokens."""

_INK, _SOFT, _LINE, _SURFACE = list(ROLES)[:4]
_SERIES = list(ROLES)[4:]

RC_PARAMS = {
    "axes.axisbelow": True,
    "axes.edgecolor": _SOFT,
    "axes.facecolor": "none",
    "axes.grid": True,
    "axes.labelcolor": _SOFT,
    "axes.prop_cycle": "cycler('color', [" + ", ".join(f"'{colour}'" for colour in _SERIES) + "])",
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlecolor": _INK,
    "axes.titlesize": 12,
    "figure.constrained_layout.use": True,
    "figure.figsize": (7, 3.6),
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 10.5,
    "grid.color": _LINE,
    "grid.linewidth": 0.8,
    "legend.edgecolor": _LINE,
    "legend.facecolor": _SURFACE,
    "legend.framealpha": 0.9,
    "lines.linewidth": 2,
    "savefig.facecolor": "none",
    "svg.fonttype": "none",
    "svg.hashsalt": "divebell",
    "text.color": _INK,
    "xtick.color": _SOFT,
    "ytick.color": _SOFT,
}
"""matplotlib settings; `svg.hashsalt` keeps the identifiers in the file from changing with each run."""

_COLOUR = re.compile("|".join(ROLES))
_OUTSIDE_SVG = re.compile(r"^.*?(?=<svg )", re.DOTALL)
_METADATA = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)
_GLOBAL_STYLE = re.compile(r"\s*<defs>\s*<style.*?</style>\s*</defs>", re.DOTALL)
_ROOT_ATTRIBUTES = re.compile(r' (?:width|height|version|xmlns:xlink)="[^"]*"')
_GROUP_ID = re.compile(r'(<g) id="[^"]*"')
_IDENTIFIER = re.compile(r"""((?:\bid="|url\(#|href="#))""")


def follow_colour_scheme(svg: str) -> str:
    """An `<svg>` element to stand in a page, from a file that matplotlib wrote with `RC_PARAMS`.

    Its colours and font are the theme's tokens, its width is the column's, and its identifiers are its
    own, so that two figures on one page do not take each other's clip paths.
    """
    svg = _GLOBAL_STYLE.sub("", _METADATA.sub("", _OUTSIDE_SVG.sub("", svg)))
    head, body = svg.split(">", 1)
    head = _ROOT_ATTRIBUTES.sub("", head) + ' style="stroke-linejoin: round; stroke-linecap: butt"'
    body = _GROUP_ID.sub(r"\1", body).replace("xlink:href", "href")
    prefix = "f" + hashlib.sha256(body.encode()).hexdigest()[:8]
    body = _IDENTIFIER.sub(rf"\1{prefix}", body)
    svg = _COLOUR.sub(lambda match: ROLES[match[0]], f"{head}>{body}")
    return svg.replace("'DejaVu Sans'", "var(--db-font-ui)").strip()
