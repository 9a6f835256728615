"""Mutants before the judge: what catches each of them."""

import base64
import signal
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Self

from divebell.verify.process import DeathError, LineProcess, SilenceError
from divebell.verify.worker import cpython_process

from .mutant import Mutant
from .outcome import Caught

_SERVE: Final = Path(__file__).parent / "serve.py"
_CPU_SECONDS: Final = 0.5
_CPU_FACTOR: Final = 10
"""A mutant may take so many seconds, and so many times what the solution takes, of processor time."""
_WALL_SECONDS: Final = 60.0
"""How long a mutant may sleep, or wait for a busy machine."""


class Trials:
    """A judge in a process of its own that tries mutants against one bundle, one at a time."""

    def __init__(self) -> None:
        self._process: LineProcess | None = None
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._closed = True
        self._drop()

    def cpu_seconds(self, bundle: bytes, solution: str) -> float:
        """Give the processor time that a solution may take, measured on the reference."""
        answer = self._ask(bundle, solution, None)
        return _CPU_SECONDS + _CPU_FACTOR * float(answer["cpu_seconds"])

    def outcome(self, bundle: bytes, mutant: Mutant, cpu_seconds: float) -> Caught | None:
        """Give what catches a mutant; None if every case passes."""
        try:
            answer = self._ask(bundle, mutant.text, cpu_seconds)
        except SilenceError:
            self._drop()
            return Caught(None, "timeout")
        except DeathError as error:
            self._drop()
            return Caught(None, "timeout" if error.signal == signal.SIGPROF else "ended the process")
        if answer["tampered"]:
            self._drop()
        return Caught(**answer["caught"]) if answer["caught"] else None

    def _ask(self, bundle: bytes, source: str, cpu_seconds: float | None) -> Mapping[str, Any]:
        if self._closed:
            raise RuntimeError("these trials are over")
        self._process = process = self._process or cpython_process(_SERVE)
        process.wait_until_ready()
        encoded = base64.b64encode(bundle).decode()
        process.send({"bundle": encoded, "source": source, "cpu_seconds": cpu_seconds})
        return process.receive(_WALL_SECONDS)

    def _drop(self) -> None:
        if self._process:
            self._process.close()
            self._process = None
