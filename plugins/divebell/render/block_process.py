"""Runs one block of an author's Python and prints what it gave, as JSON. It imports nothing of ours.

The request on standard input is `{"form": "figure" | "output", "source": "…", "settings": {…}}`, with
settings of matplotlib; the answer is `{"result": "…"}` (SVG, or text), or `{"error": "…", "line": n}` with
lines of the source counted from 1.
"""

import contextlib
import io
import json
import os
import sys
import traceback
import warnings
from typing import Any

FILENAME = "<block>"


class BlockError(Exception):
    """The block ran, but did not leave what its form asks for."""


def run_output(source: str, settings: Any) -> str:
    """What the block prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(source, FILENAME, "exec"), {"__name__": "__main__"})
    return printed.getvalue()


def run_figure(source: str, settings: Any) -> str:
    """The figure that the block leaves in `fig`, as an SVG file."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams.update(settings)
    namespace: dict[str, object] = {"__name__": "__main__"}
    exec(compile(source, FILENAME, "exec"), namespace)
    figure = namespace.get("fig")
    if not hasattr(figure, "savefig"):
        raise BlockError("a figure block must leave a matplotlib figure in the variable `fig`")
    svg = io.StringIO()
    figure.savefig(svg, format="svg", bbox_inches="tight", transparent=True, metadata={"Date": None})
    return svg.getvalue()


def answer(request: dict[str, Any]) -> dict[str, object]:
    run = {"figure": run_figure, "output": run_output}[request["form"]]
    try:
        return {"result": run(request["source"], request["settings"])}
    except SyntaxError as error:
        return {"error": f"SyntaxError: {error.msg}", "line": error.lineno or 1}
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever the author's code raises is the author's to see
        frames = traceback.extract_tb(error.__traceback__)
        lines = [frame.lineno for frame in frames if frame.filename == FILENAME and frame.lineno]
        name = "" if isinstance(error, BlockError) else f"{type(error).__name__}: "
        return {"error": f"{name}{error}", "line": lines[-1] if lines else 1}


def main() -> None:
    """Answer the one request on standard input; the block's own prints never reach the answer."""
    reply = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    warnings.simplefilter("error", category=SyntaxWarning)
    json.dump(answer(json.load(sys.stdin)), reply)
    reply.close()


if __name__ == "__main__":
    main()
