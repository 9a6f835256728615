"""A judge in a process of its own, which is replaced when it hangs, dies or is tampered with."""

import base64
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any, Self

from divebell.runtime import RuntimeAssets
from divebell.runtime.node import NODE_MISSING, find_node

from .cpython_worker import MEMORY_BYTES
from .process import DeathError, LineProcess, Message, SilenceError, WorkerStartError
from .verdict import LOAD_SECONDS, LoadError, TestResult, Verdict, parse_error, parse_test, verdict_of

HERE = Path(__file__).parent
TEST_SECONDS = 5.0
PACKAGE_SECONDS = 120.0
"""The time that the packages may take to load which an answer imports."""
TIME_OUTS = 2
"""After so many time-outs the tests that are left are skipped."""


class RefusedError(Exception):
    """The reference fails a case of its own problem."""

    def __init__(self, case: str | None, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.case = case
        self.message = message
        self.line = line


class Worker:
    """Builds bundles and checks answers in one runtime, one request at a time."""

    def __init__(self, name: str, spawn: Callable[[], LineProcess]) -> None:
        self.name = name
        self._spawn = spawn
        self._process: LineProcess | None = self._spawn()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process for good. Another thread's request then fails instead of starting a new one."""
        self._closed = True
        self._drop()

    def build(self, spec: Mapping[str, Any], source: str) -> bytes:
        """Give the bundle of a problem; raises `RefusedError` if the reference fails, hangs or crashes."""
        process = self._ready()
        process.send({"do": "build", "spec": spec, "source": source})
        clock = _Clock(spec["cases"])
        try:
            while True:
                message = process.receive(clock.seconds)
                match message["type"]:
                    case "bundle":
                        return base64.b64decode(message["bundle"])
                    case "refused":
                        raise RefusedError(message["case"], message["message"], message["line"])
                    case _:
                        clock.hear(message)
        except SilenceError:
            self._drop()
            raise RefusedError(clock.case, f"the reference is {clock.complaint}") from None
        except DeathError as error:
            self._drop()
            raise RefusedError(clock.case, f"the reference {_ended(error)}") from None

    def check(self, bundle: bytes, source: str) -> Verdict:
        """Give the verdict on an answer; a test that hangs or kills the process fails alone."""
        self._ready()
        record, began = _Record(), perf_counter()
        while not record.complete:
            process = self._ready()
            encoded = base64.b64encode(bundle).decode()
            process.send({"do": "check", "bundle": encoded, "source": source, "first": record.next})
            try:
                while not record.hear(message := process.receive(record.clock.seconds)):
                    pass
                if message["verdict"].get("tampered"):
                    self._drop()
            except SilenceError:
                self._drop()
                record.fail("timeout", "too-slow", record.clock.complaint)
            except DeathError as error:
                self._drop()
                record.fail("error", "exception", _ended(error))
        return record.verdict(perf_counter() - began)

    def _ready(self) -> LineProcess:
        if self._process and self._process.has_ended:
            self._drop()  # it ended while nothing was asked of it, so it is no answer's doing
        process = self._process = self._process or self._spawn()
        if self._closed:
            self._drop()
            raise RuntimeError(f"the {self.name} worker is closed")
        process.wait_until_ready()
        return process

    def _drop(self) -> None:
        if self._process:
            self._process.close()
            self._process = None


class _Clock:
    """How long the next message may take, and what to say when it has taken longer."""

    def __init__(self, tests: Sequence[Mapping[str, Any]] = ()) -> None:
        self.case: str | None = None
        self.seconds = self._load_seconds = LOAD_SECONDS
        self._tests = tests

    def hear(self, message: Message) -> None:
        if message["type"] == "plan":
            self._tests = message["tests"]
            self._load_seconds = message["load_seconds"]
        if message["type"] == "packages":
            self.case, self.seconds = None, PACKAGE_SECONDS
            return
        test = self._tests[message["test"]] if message.get("test") is not None else None
        if message["type"] == "start" and test:
            self.case, self.seconds = test["name"], test["seconds"] or TEST_SECONDS
        else:
            self.case, self.seconds = None, self._load_seconds

    @property
    def complaint(self) -> str:
        what = "too slow" if self.case else "too slow to load"
        return f"{what}: it was stopped after {self.seconds:g} s"


class _Record:
    """The events of one check, which may take several processes."""

    def __init__(self) -> None:
        self.clock = _Clock()
        self.next = 0
        self.complete = False
        self._names: list[str] = []
        self._tests: dict[int, TestResult] = {}
        self._error: LoadError | None = None
        self._running: int | None = None
        self._time_outs = 0

    def hear(self, message: Message) -> bool:
        """Take in a message; true if it is the last one of its process."""
        match message["type"]:
            case "plan":
                self._names = [test["name"] for test in message["tests"]]
            case "start":
                self._running = message["test"]
            case "test":
                self._tests[message["test"]] = parse_test(message["result"])
                self._running, self.next = None, message["test"] + 1
            case "verdict":
                if message["verdict"]["error"]:
                    self._error = parse_error(message["verdict"]["error"])
                self.complete = True
        self.clock.hear(message)
        return self.complete

    def fail(self, status: str, kind: str, message: str) -> None:
        """Note that the process ended in the middle of what it was doing."""
        if self._running is None:
            self._error = LoadError(kind, message)
            self.complete = True
            return
        self._tests[self._running] = TestResult(self._names[self._running], status, kind, message)
        self._time_outs += 1
        self.next = self._running + 1
        self._running = None
        self.complete = self._time_outs == TIME_OUTS or self.next == len(self._names)
        self.clock = _Clock()

    def verdict(self, seconds: float) -> Verdict:
        skipped = {index: TestResult(name, "skipped") for index, name in enumerate(self._names)}
        tests = skipped if self._error else skipped | self._tests
        return verdict_of(tuple(tests.values()), self._error, seconds)


def _ended(error: DeathError) -> str:
    said = f": {error.last_words}" if error.last_words else ""
    return f"ended the Python process ({error.how}){said}"


def cpython_process(serve: Path) -> LineProcess:
    """Start this Python with a judge that answers requests as the file `serve` does."""
    command = [sys.executable, "-P", str(HERE / "cpython_worker.py"), str(serve)]
    environment = {
        "PYTHONHASHSEED": "0",  # a bundle is the same bytes each time it is built
        "PYTHONUTF8": "1",
        "OPENBLAS_NUM_THREADS": "1",  # the workers are the parallelism
        "MPLBACKEND": "agg",  # as in the browser, where there are no windows
    }
    return LineProcess(command, environment)


def cpython_worker() -> Worker:
    """Start a worker in this Python."""
    return Worker("CPython", lambda: cpython_process(HERE / "serve.py"))


def pyodide_worker(runtime: RuntimeAssets) -> Worker:
    """Start a worker in the runtime that the site ships; raises `WorkerStartError` without Node."""
    node = find_node()
    if node is None:
        raise WorkerStartError(
            f"Problems are proved in the browser's Python too, which runs under Node here. {NODE_MISSING}"
        )
    script, serve = HERE / "pyodide_worker.mjs", HERE / "serve.py"
    command = [node.path, str(script), str(runtime.directory), str(serve), str(MEMORY_BYTES)]
    return Worker("Pyodide", lambda: LineProcess(command, {}))
