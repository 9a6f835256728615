"""Pairs of workers, CPython and Pyodide, that many threads share."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from queue import SimpleQueue
from typing import Self

from divebell.library import DiagnosticError, Problem
from divebell.runtime import RuntimeAssets

from .findings import refusal
from .proof import Answer
from .worker import RefusedError, Worker, cpython_worker, pyodide_worker

type Lane = tuple[Worker, Worker]
"""A CPython and a Pyodide worker, of which one at a time is busy."""


class Lanes:
    """Lanes, each used by one thread at a time."""

    def __init__(self, lanes: Sequence[Lane]) -> None:
        self._lanes = lanes
        self._free: SimpleQueue[Lane] = SimpleQueue()
        for lane in lanes:
            self._free.put(lane)
        self._executor = ThreadPoolExecutor(len(lanes))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End all workers, and with them what is being checked."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        for lane in self._lanes:
            for worker in lane:
                worker.close()
        self._executor.shutdown()

    def build(self, problem: Problem) -> Future[bytes]:
        """As `build_bundle`."""
        return self._submit(lambda cpython, _: build_bundle(problem, cpython))

    def check(self, bundle: bytes, file: str, source: str) -> Future[Answer]:
        """Check one answer in both runtimes."""
        return self._submit(
            lambda cpython, pyodide: Answer(
                file, cpython.check(bundle, source), pyodide.check(bundle, source)
            )
        )

    def _submit[Result](self, action: Callable[[Worker, Worker], Result]) -> Future[Result]:
        def act() -> Result:
            with self._lane() as lane:
                return action(*lane)

        return self._executor.submit(act)

    @contextmanager
    def _lane(self) -> Iterator[Lane]:
        lane = self._free.get()
        try:
            yield lane
        finally:
            self._free.put(lane)


def start_lanes(runtime: RuntimeAssets, count: int) -> Lanes:
    """Start the workers of so many lanes; raises `WorkerStartError` without Node."""
    return Lanes([(cpython_worker(), pyodide_worker(runtime)) for _ in range(count)])


def build_bundle(problem: Problem, cpython: Worker) -> bytes:
    """Give a problem's bundle; raises `DiagnosticError` if the reference fails a case of its own."""
    try:
        return cpython.build(problem.spec(), problem.solution.text)
    except RefusedError as error:
        raise DiagnosticError([refusal(problem, error.case, error.message, error.line)]) from None
