"""Runs a block for what it prints."""

import contextlib
import io
from typing import Any


def run(execution: Any) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        execution.run()
    return printed.getvalue()
