"""The matplotlib backend of readers' code: what is shown goes to `figures`. Only matplotlib imports this."""

from typing import Any

from matplotlib.backend_bases import FigureManagerBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from divebell_judge import figures


class FigureManager(FigureManagerBase):
    """Shows a figure by sending it."""

    def show(self) -> None:
        figures.send([self])

    @classmethod
    def pyplot_show(cls, *, block: bool | None = None) -> None:
        figures.show_figures()


class FigureCanvas(FigureCanvasAgg):
    """Draws in memory, as there is no window."""

    manager_class = FigureManager


def new_figure_manager(
    num: int,
    *args: Any,  # Any: what the figure's class takes
    FigureClass: type[Figure] = Figure,  # noqa: N803  # matplotlib's name
    **kwargs: Any,  # Any: as above
) -> FigureManagerBase:
    """A new figure, in the site's style where the code has not chosen another."""
    figures.style()
    return new_figure_manager_given_figure(num, FigureClass(*args, **kwargs))


def new_figure_manager_given_figure(num: int, figure: Figure) -> FigureManagerBase:
    """A manager for a figure that is there."""
    return FigureCanvas.new_manager(figure, num)


figures.remember_pyplot()
