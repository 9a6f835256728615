"""Runs the blocks of one session and prints what each gave, as JSON. It imports nothing of ours.

The request on standard input is `{"settings": {…}, "memory": bytes, "pieces": [{"runner": "…", "source": "…",
"options": {…}, "varies": false}, …]}`: settings of matplotlib, and for each block the file of its form's
runner, its code, those of its options that the runner reads, and whether it may give something else each
time. The answer is a list of `{"result": "…"}`, up to the first that is `{"error": "…", "line": n}`, with
lines of the source counted from 1.

All are run twice, in names of their own: what a text says of a block's output must hold for every build.
"""

import contextlib
import json
import os
import runpy
import sys
import traceback
import warnings
from collections.abc import Iterator
from typing import Any, NoReturn

CHANGED = (
    "gave something else when it was run again: seed its random numbers, as in np.random.default_rng(0), and "
    'leave clocks out; what measures time says varies="yes"'
)


class BlockError(Exception):
    """A block ran, but did not leave what its form asks for."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class Execution:
    """A block that is to run; what a runner is handed."""

    def __init__(
        self,
        filename: str,
        piece: dict[str, Any],
        settings: dict[str, object],
        namespace: dict[str, object],
    ) -> None:
        self.source: str = piece["source"]
        self.options: dict[str, str] = piece["options"]
        self.settings = settings
        self.namespace = namespace
        self._filename = filename

    def run(self, source: str | None = None, *, line: int = 1) -> None:
        """Run the block; or `source`, a part of it that begins at its `line`."""
        code = self.source if source is None else source
        exec(compile("\n" * (line - 1) + code, self._filename, "exec"), self.namespace)

    def fail(self, message: str, *, line: int = 1) -> NoReturn:
        """Say that the block did not leave what its form asks for."""
        raise BlockError(message, line)


def run_all(request: dict[str, Any]) -> Iterator[dict[str, object]]:
    """What each block of the session gives, up to the first that fails."""
    namespace: dict[str, object] = {"__name__": "__main__"}
    for number, piece in enumerate(request["pieces"]):
        filename = f"<block {number}>"
        run = runpy.run_path(piece["runner"])["run"]
        execution = Execution(filename, piece, request["settings"], namespace)
        try:
            yield {"result": run(execution)}
        except BlockError as error:
            yield {"error": str(error), "line": error.line}
        except SyntaxError as error:
            yield {"error": f"SyntaxError: {error.msg}", "line": error.lineno or 1}
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever the author's code raises is the author's to see
            yield failure(error, filename)


def failure(error: BaseException, filename: str) -> dict[str, object]:
    """An exception, at the deepest line of the block `filename` that it passed through."""
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith("<block ")
    ]
    own = [frame.lineno for frame in frames if frame.filename == filename and frame.lineno]
    message = f"{type(error).__name__}: {error}"
    if isinstance(error, MemoryError):
        message = f"MemoryError: it takes more memory than a session may have {error}".rstrip()
    if frames and frames[-1].filename != filename:
        message += f" (in {frames[-1].name}, line {frames[-1].lineno} of an earlier block of the session)"
    return {"error": message, "line": own[-1] if own else 1}


def until_failure(answers: Iterator[dict[str, object]]) -> list[dict[str, object]]:
    done: list[dict[str, object]] = []
    for answer in answers:
        done.append(answer)
        if "error" in answer:
            break
    return done


def answer(request: dict[str, Any]) -> list[dict[str, object]]:
    """What each block gives, twice the same."""
    first = until_failure(run_all(request))
    if "error" in first[-1] or all(piece["varies"] for piece in request["pieces"]):
        return first
    again = until_failure(run_all(request))
    for number, (piece, once, twice) in enumerate(zip(request["pieces"], first, again, strict=False)):
        if once != twice and not piece["varies"]:
            return [*first[:number], {"error": CHANGED, "line": 1}]
    return first


def limit_memory(size: int) -> None:
    """End with a MemoryError what would take more, where the system can say so."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def main() -> None:
    """Answer the one request on standard input; the blocks' own prints never reach the answer."""
    reply = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    warnings.simplefilter("error", category=SyntaxWarning)
    request = json.load(sys.stdin)
    limit_memory(request["memory"])
    json.dump(answer(request), reply)
    reply.close()


if __name__ == "__main__":
    main()
