"""The CPython side of verification: `python -P cpython_worker.py SERVE_PY`.

It reads requests from standard input and writes answers to standard output, one JSON text a line. It is
run as a file, so that a solution finds the judge and NumPy loaded, and nothing else of Divebell's.
"""

import os
import runpy
import sys
from collections.abc import Callable
from typing import TextIO

MEMORY_BYTES = 2 << 30
"""What an answer may take, in either runtime, the interpreter and the judge included."""


def take_streams() -> tuple[TextIO, TextIO]:
    """Take standard input and output for the protocol, and leave solutions an empty one and a bin.

    The descriptors themselves are moved, so that `os.write(1, ...)` cannot break the protocol.
    """
    requests = os.fdopen(os.dup(0), "r", encoding="utf-8", newline="\n")
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    return requests, answers


def limit_memory() -> None:
    """Let the system refuse more than `MEMORY_BYTES`, where it counts address space as Linux does.

    A lower limit that is there already stays.
    """
    if sys.platform == "linux":
        import resource

        _, given = resource.getrlimit(resource.RLIMIT_AS)
        limit = MEMORY_BYTES if given == resource.RLIM_INFINITY else min(given, MEMORY_BYTES)
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def line_writer(stream: TextIO) -> Callable[[str], None]:
    """Give a function that writes a line and sends it off at once."""

    def write(text: str) -> None:
        stream.write(text + "\n")
        stream.flush()

    return write


def main() -> None:
    """Answer requests until there are no more."""
    serve = runpy.run_path(sys.argv[1])["serve"]
    requests, answers = take_streams()
    limit_memory()
    write = line_writer(answers)
    write('{"type": "ready"}')
    for request in requests:
        serve(request, write)


if __name__ == "__main__":
    main()
