"""Interactive demos: an author's code, run with the values of its controls, leaves a figure.

The code is plain Python that gives each of its parameters a value at its top level. It leaves a matplotlib
figure in `fig`, and may leave a sentence about it in `description`. Matplotlib is imported when one is drawn.
"""

import ast
import io
import json
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from functools import lru_cache
from importlib import import_module
from types import CodeType
from typing import Any, Final, NamedTuple

from divebell_judge import failure, messages
from divebell_judge.figure_style import RC_PARAMS, themed
from divebell_judge.frames import FILENAME, source_lines
from divebell_judge.verdict import error_fields, to_json
from divebell_judge.wording import ENGLISH, speaking

MAX_DESCRIPTION: Final = 400
"""Characters."""
MAX_SVG: Final = 1_000_000
"""Characters."""

_VALUES: Final = "__values_of_controls__"

type Names = dict[str, Any]  # Any: names of a program


class NoFigureError(Exception):
    """The code did not leave a figure."""


class Code(NamedTuple):
    """A demo's code, which takes the values of its parameters from a mapping."""

    compiled: CodeType
    types: dict[str, type]
    """What each parameter is in the code as it is written."""

    def taken(self, name: str, value: object) -> object:
        """A value that came as JSON, where 2.0 and 2 are the same, as the code has it."""
        return float(value) if self.types.get(name) is float and isinstance(value, int) else value


def draw(source: str, values: str, *, language: str = ENGLISH) -> str:
    """Runs the code of a demo with other values.

    Parameters:
        values: a JSON object of parameters' names and values; parameters that it lacks keep theirs.
        language: that of what goes wrong (BCP 47); English where the judge does not have it.

    Returns JSON text: `{"svg": "<svg …", "description": "…"}`, or `{"error": …}` with what went wrong.
    """
    with speaking(language):
        return _drawn(source, values)


def _drawn(source: str, values: str) -> str:
    lines = source_lines(source)
    try:
        given = json.loads(values)
        with redirect_stdout(io.StringIO()), warnings.catch_warnings(), _pyplot():
            warnings.simplefilter("ignore")
            places = _places(source)
            names = _run(source, given)
            _place(names.get("fig"), places)
            drawn = themed(svg_of(names.get("fig")))
    except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever the code raises is told
        return to_json({"error": error_fields(failure.of_exception(error, lines))})
    if len(drawn) > MAX_SVG:
        told = failure.Failure("exception", messages.too_large(len(drawn)))
        return to_json({"error": error_fields(told)})
    return to_json({"svg": drawn, "description": description(names)})


def svg_of(figure: Any) -> str:  # Any: a matplotlib figure, or what the code has put in its place
    """A figure as an SVG file of the figure's own measures, so that it does not jump as its labels change.

    Raises NoFigureError if it is none.
    """
    if not hasattr(figure, "savefig"):
        raise NoFigureError(messages.no_figure())
    file = io.StringIO()
    figure.savefig(file, format="svg", transparent=True, metadata={"Date": None})
    return file.getvalue()


def description(names: Names) -> str:
    """The sentence that the code has left about its figure; "" if it has left none."""
    said = names.get("description", "")
    return " ".join(str(said).split())[:MAX_DESCRIPTION]


def _run(source: str, given: Names) -> Names:
    """The names that the code leaves, with these values."""
    code = _code(source, tuple(given))
    names: Names = {"__name__": "__main__", _VALUES: {name: code.taken(name, given[name]) for name in given}}
    exec(code.compiled, names)
    return names


@lru_cache(maxsize=16)
def _places(source: str) -> tuple[Any, ...]:  # Any: matplotlib's boxes
    """Where the axes stand with the code's own values; nowhere where it cannot be said.

    They stay there whatever the values: to lay them out takes a third of the time, and would have them jump.
    """
    try:
        figure: Any = _run(source, {}).get("fig")  # Any: as in `svg_of`
        figure.draw_without_rendering()
        return tuple(axes.get_position() for axes in figure.axes)
    except (Exception, SystemExit):  # noqa: BLE001  # it may well do with other values
        return ()


def _place(figure: Any, places: tuple[Any, ...]) -> None:  # Any: what the code has left; matplotlib's boxes
    if places and len(getattr(figure, "axes", ())) == len(places):
        figure.set_layout_engine("none")
        for axes, place in zip(figure.axes, places, strict=True):
            axes.set_position(place)


@lru_cache(maxsize=16)
def _code(source: str, parameters: tuple[str, ...]) -> Code:
    tree = ast.parse(source, FILENAME)
    types: dict[str, type] = {}
    for node in tree.body:
        if not isinstance(node, ast.Assign) or len(node.targets) != 1:
            continue
        target = node.targets[0]
        if isinstance(target, ast.Name) and target.id in parameters and target.id not in types:
            types[target.id] = type(ast.literal_eval(node.value))
            looked_up = ast.Subscript(ast.Name(_VALUES, ast.Load()), ast.Constant(target.id), ast.Load())
            node.value = ast.fix_missing_locations(ast.copy_location(looked_up, node.value))
    return Code(compile(tree, FILENAME, "exec", dont_inherit=True), types)


_settings: Final[dict[str, Any]] = {}  # Any: as in RC_PARAMS
"""Matplotlib's, with the site's style; kept, because checking each anew takes long."""


@contextmanager
def _pyplot() -> Iterator[None]:
    """Matplotlib in the site's style, whatever the code before has set; its figures are freed in the end."""
    matplotlib: Any = import_module("matplotlib")
    pyplot: Any = import_module("matplotlib.pyplot")
    if not _settings:
        matplotlib.use("svg")
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(RC_PARAMS, backend="svg")
        _settings.update(matplotlib.rcParams)
    dict.update(matplotlib.rcParams, _settings)
    try:
        yield
    finally:
        pyplot.close("all")
