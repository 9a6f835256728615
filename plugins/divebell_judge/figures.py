"""The figures that readers' code draws with matplotlib, as data for a page.

Matplotlib is looked up among the modules that are there, and never imported here: that takes a second, and
most code draws nothing. Figures come when the code shows them, and those left open when `show_figures` is
called. Once sent, a figure is closed. What is sent is an event:

    {"type": "figure", "svg": "<svg …", "about": {"title": "…", "panels": [{"title", "x", "y"}, …]}}
    {"type": "figure", "png": "base64 …", "about": …}      where the SVG would be too large
    {"type": "figure", "left_out": "many" | "large"}        after `MAX_FIGURES`; larger than `MAX_PNG`

An SVG has the page's colours and font by the theme's custom properties, and no `<style>` or `<script>`. Who
gets it has to make sure of that: the code that drew could send anything.
"""

import base64
import io
import os
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import FunctionType
from typing import Any, Final

from divebell_judge.figure_style import INK, RC_PARAMS, ROLES, SURFACE, themed

BACKEND: Final = "module://divebell_judge.figure_backend"
MAX_FIGURES: Final = 20
MAX_SVG: Final = 1_000_000
"""Characters."""
MAX_ELEMENTS: Final = 15_000
MAX_PNG: Final = 1_000_000
"""Bytes."""

_DOTS_PER_INCH: Final = 144  # two for each of CSS's 96 and a half
_LONGEST_SIDE: Final = 2400  # pixels
_MAX_TEXT: Final = 160
_MAX_PANELS: Final = 6

type Fields = dict[str, Any]  # Any: JSON
type Receive = Callable[[Fields], object]

PAPER: Final = {
    "var(--db-ink)": "#10262f",
    "var(--db-ink-soft)": "#405862",
    "var(--db-line)": "#d3dddf",
    "var(--db-surface)": "#f0f4f4",
    "var(--db-series-1)": "#0f7490",
    "var(--db-series-2)": "#bf3d08",
    "var(--db-series-3)": "#2f7d4f",
    "var(--db-series-4)": "#8a4a9e",
    "var(--db-series-5)": "#8a6a00",
}
"""What the theme's tokens are in the light scheme, for figures that have a background of their own."""


_STYLE: Final = {key: value for key, value in RC_PARAMS.items() if key != "axes.grid"}
"""With a grid from the start, `plt.grid()` would take it away."""


class _Sink:
    """Where figures go, while code runs."""

    receive: Receive | None = None
    sent = 0


_sink: Final = _Sink()
_pyplot: Final[dict[str, FunctionType]] = {}
"""pyplot's functions as they were before a line like `plt.title = "Loss"` put a text in place of one."""


@contextmanager
def drawing(receive: Receive | None) -> Iterator[None]:
    """Has figures of the code that runs meanwhile sent to `receive`; with None they are dropped.

    To be entered before the environment is watched. Settings of an earlier run are forgotten.
    """
    before = os.environ.get("MPLBACKEND")
    os.environ["MPLBACKEND"] = BACKEND
    _forget()
    _sink.receive, _sink.sent = receive, 0
    try:
        yield
    finally:
        _sink.receive = None
        if before is None:
            os.environ.pop("MPLBACKEND", None)
        else:
            os.environ["MPLBACKEND"] = before


def _forget() -> None:
    matplotlib = sys.modules.get("matplotlib")
    if matplotlib is None:
        return
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        vars(pyplot).update(_pyplot)
        pyplot.close("all")
    matplotlib.rcdefaults()
    matplotlib.use(BACKEND)


def remember_pyplot() -> None:
    """Called when pyplot makes its first figure."""
    pyplot = sys.modules["matplotlib.pyplot"]
    own = {name: value for name, value in vars(pyplot).items() if type(value) is FunctionType}
    _pyplot.update(own)


def style() -> None:
    """Has figures drawn in the site's style, but for settings that the code has changed."""
    matplotlib = sys.modules["matplotlib"]
    current, default = matplotlib.rcParams, matplotlib.rcParamsDefault
    current.update({key: value for key, value in _STYLE.items() if current[key] == default[key]})


def show_figures() -> None:
    """Sends the figures that are open, in the order of their numbers, and closes them.

    Raises what drawing them raises.
    """
    helpers = sys.modules.get("matplotlib._pylab_helpers")
    if helpers is not None:
        send(sorted(helpers.Gcf.get_all_fig_managers(), key=lambda manager: manager.num))


def send(managers: Iterable[Any]) -> None:  # Any: matplotlib's figure managers
    """Sends the figures of these managers, and closes them."""
    for manager in list(managers):
        figure = manager.canvas.figure
        try:
            if _sink.receive is not None and _has_content(figure):
                _send(figure, _sink.receive)
        finally:
            sys.modules["matplotlib._pylab_helpers"].Gcf.destroy(manager)


def _has_content(figure: Any) -> bool:  # Any: as above
    return any(child is not figure.patch for child in figure.get_children())


def _send(figure: Any, receive: Receive) -> None:  # Any: as above
    _sink.sent += 1
    if _sink.sent > MAX_FIGURES:
        if _sink.sent == MAX_FIGURES + 1:
            receive({"type": "figure", "left_out": "many"})
        return
    with warnings.catch_warnings():
        # Of glyphs that matplotlib's font lacks, which the page draws, and of layouts that do not fit.
        warnings.simplefilter("ignore")
        drawn = _drawn(figure)
        receive({"type": "figure", **drawn, "about": _about(figure)} if drawn else _TOO_LARGE)


_TOO_LARGE: Final = {"type": "figure", "left_out": "large"}


def _drawn(figure: Any) -> Fields | None:  # Any: as above
    own_background = _has_background(figure)
    if own_background:
        _recolour(figure, {role: PAPER[token] for role, token in ROLES.items()})
    else:
        for patch in (figure.patch, *(axes.patch for axes in figure.axes)):
            patch.set_facecolor("none")
        # Black and white mean ink and paper, which are not black and white in every scheme.
        _recolour(figure, {"#000000": INK, "#ffffff": SURFACE})
    dots = min(_DOTS_PER_INCH, _LONGEST_SIDE / max(figure.get_size_inches()))
    file = io.StringIO()
    figure.savefig(
        file, format="svg", dpi=dots, facecolor="auto", bbox_inches="tight", metadata={"Date": None}
    )
    svg = themed(file.getvalue())
    # A filter is how matplotlib blends triangles; a page takes none from strangers.
    if len(svg) <= MAX_SVG and svg.count("<") - svg.count("</") <= MAX_ELEMENTS and "<filter" not in svg:
        return {"svg": svg}
    if not own_background:
        _recolour(figure, {role: PAPER[token] for role, token in ROLES.items()})
        figure.patch.set_facecolor("white")
    while dots > 1:
        image = io.BytesIO()
        figure.savefig(image, format="png", dpi=dots, facecolor="auto", bbox_inches="tight")
        if image.tell() <= MAX_PNG:
            return {"png": base64.b64encode(image.getvalue()).decode("ascii")}
        dots /= 2
    return None


def _has_background(figure: Any) -> bool:  # Any: as above
    """Whether the code has chosen what figure or axes lie on."""
    faces = [figure.get_facecolor(), *(axes.get_facecolor() for axes in figure.axes)]
    return any(face[3] > 0 and tuple(face[:3]) != (1.0, 1.0, 1.0) for face in faces)


_COLOURS: Final = ("color", "facecolor", "edgecolor", "markerfacecolor", "markeredgecolor")


def _recolour(figure: Any, colours: dict[str, str]) -> None:  # Any: as above
    """Puts other colours in place of some, but where colours stand for numbers."""
    to_rgba = sys.modules["matplotlib.colors"].to_rgba
    changes = {to_rgba(old)[:3]: to_rgba(new)[:3] for old, new in colours.items()}

    def changed(colour: Any) -> Any:  # Any: matplotlib takes colours in many forms
        red, green, blue, alpha = to_rgba(colour)
        return (*changes.get((red, green, blue), (red, green, blue)), alpha)

    for artist in _artists(figure):
        numbers = getattr(artist, "get_array", None)
        if numbers is not None and numbers() is not None:
            continue
        for name in _COLOURS:
            get, put = getattr(artist, f"get_{name}", None), getattr(artist, f"set_{name}", None)
            if get is None or put is None:
                continue
            before = get()
            if _is_list(before):
                after = [changed(colour) for colour in before]
                if after != [to_rgba(colour) for colour in before]:
                    put(after)
            elif changed(before) != to_rgba(before):
                put(changed(before))


def _artists(figure: Any) -> Iterator[Any]:  # Any: as above
    for artist in figure.findobj():
        yield artist
        # The arrow and the box of a text are not among its children.
        for part in (getattr(artist, "arrow_patch", None), getattr(artist, "_bbox_patch", None)):
            if part is not None:
                yield part


def _is_list(colour: Any) -> bool:  # Any: as above
    """Whether it is a list of colours, which a collection has, and not one."""
    return not isinstance(colour, str) and (len(colour) == 0 or not isinstance(colour[0], float | int))


def _about(figure: Any) -> Fields:  # Any: as above
    """What the figure says of itself, for its accessible name."""
    panels = [
        {
            "title": _words(next(filter(None, map(axes.get_title, ("center", "left", "right"))), "")),
            "x": _words(axes.get_xlabel()),
            "y": _words(axes.get_ylabel()),
        }
        for axes in figure.axes[:_MAX_PANELS]
    ]
    title = figure.get_suptitle()
    return {"title": _words(title), "panels": [panel for panel in panels if any(panel.values())]}


def _words(text: object) -> str:
    """A label without the marks of mathematics."""
    return " ".join(str(text).replace("$", "").replace("\\", "").split())[:_MAX_TEXT]
