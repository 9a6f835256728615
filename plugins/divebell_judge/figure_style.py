"""How matplotlib draws for the site: in colours that stand for the page's own, and as an `<svg>` that follows
the page's colour scheme and font.

Figures made when the site is built and those of readers' code look alike because both are drawn with this.
"""

import re
from typing import Any, Final

ROLES: Final = {
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

INK, SOFT, LINE, SURFACE = list(ROLES)[:4]
SERIES: Final = list(ROLES)[4:]

RC_PARAMS: Final[dict[str, Any]] = {  # Any: each setting has a type of its own
    "axes.axisbelow": True,
    "axes.edgecolor": SOFT,
    "axes.facecolor": "none",
    "axes.grid": True,
    "axes.labelcolor": SOFT,
    "axes.prop_cycle": "cycler('color', [" + ", ".join(f"'{colour}'" for colour in SERIES) + "])",
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlecolor": INK,
    "axes.titlesize": 12,
    "figure.constrained_layout.use": True,
    "figure.figsize": (7, 3.6),
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 10.5,
    "grid.color": LINE,
    "grid.linewidth": 0.8,
    "legend.edgecolor": LINE,
    "legend.facecolor": SURFACE,
    "legend.framealpha": 0.9,
    "lines.linewidth": 2,
    "savefig.facecolor": "none",
    "svg.fonttype": "none",
    "svg.hashsalt": "divebell",
    "text.color": INK,
    "xtick.color": SOFT,
    "ytick.color": SOFT,
}
"""matplotlib settings; `svg.hashsalt` keeps the identifiers in the file from changing with each run."""

_COLOUR: Final = re.compile("|".join(ROLES))
_OUTSIDE_SVG: Final = re.compile(r"^.*?(?=<svg )", re.DOTALL)
_UNSEEN: Final = re.compile(r"\s*(?:<metadata>.*?</metadata>|<!--.*?-->)", re.DOTALL)
_GLOBAL_STYLE: Final = re.compile(r"\s*<defs>\s*<style.*?</style>\s*</defs>", re.DOTALL)
_ROOT_ATTRIBUTES: Final = re.compile(r' (?:width|height|version|xmlns:xlink)="[^"]*"')
_GROUP_ID: Final = re.compile(r'(<g) id="[^"]*"')
_PLACES: Final = re.compile(r' (?:d|points|transform|[xy][12]?|width|height)="[^"]*"')
_LONG_NUMBER: Final = re.compile(r"\d+\.\d{3,}")


def themed(svg: str) -> str:
    """An `<svg>` element to stand in a page, from a file that matplotlib wrote with `RC_PARAMS`.

    Its colours and font are the theme's tokens, and it has no measures but those of its `viewBox`, in points.
    """
    svg = _GLOBAL_STYLE.sub("", _UNSEEN.sub("", _OUTSIDE_SVG.sub("", svg)))
    head, body = svg.split(">", 1)
    head = _ROOT_ATTRIBUTES.sub("", head) + ' style="stroke-linejoin: round; stroke-linecap: butt"'
    body = _GROUP_ID.sub(r"\1", body).replace("xlink:href", "href")
    body = _PLACES.sub(lambda places: _LONG_NUMBER.sub(_rounded, places[0]), body)
    svg = _COLOUR.sub(lambda match: ROLES[match[0]], f"{head}>{body}")
    return svg.replace("'DejaVu Sans'", "var(--db-font-ui)").strip()


def _rounded(number: re.Match[str]) -> str:
    """A place to a hundredth of a point, which nobody sees; a factor below 1 to four digits."""
    value = float(number[0])
    return f"{value:.2f}".rstrip("0").rstrip(".") if value >= 1 else f"{value:.4g}"
