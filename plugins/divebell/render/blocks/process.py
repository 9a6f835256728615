"""Runs one block of an author's Python and prints what it gave, as JSON. It imports nothing of ours.

The request on standard input is `{"runner": "…", "source": "…", "options": {…}, "settings": {…}}`: the file
of the form's runner, the block, those of its options that the runner reads, and settings of matplotlib. The
answer is `{"result": "…"}`, or `{"error": "…", "line": n}` with lines of the source counted from 1.
"""

import json
import os
import runpy
import sys
import traceback
import warnings
from typing import Any, NoReturn

FILENAME = "<block>"


class BlockError(Exception):
    """The block ran, but did not leave what its form asks for."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class Execution:
    """A block that is to run; what a runner is handed."""

    def __init__(self, source: str, options: dict[str, str], settings: dict[str, object]) -> None:
        self.source = source
        self.options = options
        self.settings = settings
        self.namespace: dict[str, object] = {"__name__": "__main__"}

    def run(self, source: str | None = None, *, line: int = 1) -> None:
        """Run the block; or `source`, a part of it that begins at its `line`."""
        code = self.source if source is None else source
        exec(compile("\n" * (line - 1) + code, FILENAME, "exec"), self.namespace)

    def fail(self, message: str, *, line: int = 1) -> NoReturn:
        """Say that the block did not leave what its form asks for."""
        raise BlockError(message, line)


def answer(request: dict[str, Any]) -> dict[str, object]:
    run = runpy.run_path(request["runner"])["run"]
    try:
        return {"result": run(Execution(request["source"], request["options"], request["settings"]))}
    except BlockError as error:
        return {"error": str(error), "line": error.line}
    except SyntaxError as error:
        return {"error": f"SyntaxError: {error.msg}", "line": error.lineno or 1}
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever the author's code raises is the author's to see
        frames = traceback.extract_tb(error.__traceback__)
        lines = [frame.lineno for frame in frames if frame.filename == FILENAME and frame.lineno]
        return {"error": f"{type(error).__name__}: {error}", "line": lines[-1] if lines else 1}


def main() -> None:
    """Answer the one request on standard input; the block's own prints never reach the answer."""
    reply = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    warnings.simplefilter("error", category=SyntaxWarning)
    json.dump(answer(json.load(sys.stdin)), reply)
    reply.close()


if __name__ == "__main__":
    main()
