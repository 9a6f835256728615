"""Runs a block for the figure that it leaves in `fig`, as an SVG file."""

import io
import sys
from typing import Any


def run(execution: Any) -> str:
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams.update(execution.settings)
    execution.run()
    figure = execution.namespace.get("fig")
    if not hasattr(figure, "savefig"):
        execution.fail("a figure block must leave a matplotlib figure in the variable `fig`")
    svg = io.StringIO()
    figure.savefig(svg, format="svg", bbox_inches="tight", transparent=True, metadata={"Date": None})
    if "matplotlib.pyplot" in sys.modules:  # the figures of the session's next block are its own
        sys.modules["matplotlib.pyplot"].close("all")
    return svg.getvalue()
