"""Runs a demo's code as it stands, for the figure that it leaves in `fig` and the text in `description`.

The result is JSON: `{"svg": "…", "description": "…"}`, with the SVG as a file. Drawn as the browser draws it.
"""

import json
from typing import Any

from divebell_judge.demos import NoFigureError, description, svg_of


def run(execution: Any) -> str:
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams.update(execution.settings)
    execution.run()
    try:
        svg = svg_of(execution.namespace.get("fig"))
    except NoFigureError as error:
        execution.fail(str(error))
    return json.dumps({"svg": svg, "description": description(execution.namespace)}, ensure_ascii=False)
