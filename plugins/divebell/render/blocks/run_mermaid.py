"""Draws a Mermaid diagram as SVG: Mermaid's own library in an engine without a browser, by mermaidx."""

import json
import re
from typing import Any

_LINE = re.compile(r"on line (\d+)")


def run(execution: Any) -> str:
    import mermaidx

    try:
        drawn = mermaidx.render(execution.source, config=json.loads(execution.options["config"]))
        return str(drawn.svg())
    except RuntimeError as error:
        told = str(error).removeprefix("Mermaid rendering failed: ").removeprefix("Error: ")
        line = _LINE.search(told)
        # Where a statement breaks off, Mermaid names the line after it.
        lines = execution.source.rstrip("\n").count("\n") + 1
        execution.fail(" ".join(told.split())[:300], line=min(int(line[1]) if line else 1, lines))
        raise
