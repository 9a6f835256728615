"""The judge in a process of its own, with limits of time and memory, and its verdict as the page has it."""

import base64
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, Self

from divebell.verify.process import DeathError, LineProcess, SilenceError
from divebell_judge.case import LOAD_SECONDS, read_bundle
from divebell_judge.failure import Failure, FailureKind
from divebell_judge.verdict import error_fields, skipped_fields

from . import messages

type Fields = dict[str, Any]  # Any: JSON

_WORKER: Final = Path(__file__).parents[1] / "verify" / "cpython_worker.py"
_SERVE: Final = Path(__file__).with_name("serve_check.py")
_ENVIRONMENT: Final = {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
_TIME_OUTS: Final = 2
"""After so many time-outs the tests that are left are skipped, as on the page."""


class UnreadableTestsError(Exception):
    """The tests are for another judge; the message says what to do."""


class JudgeProcess:
    """Checks solutions one after another; a process that hangs, dies or is tampered with is replaced."""

    def __init__(self) -> None:
        self._process: LineProcess | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        if self._process:
            self._process.close()
            self._process = None

    def check(
        self,
        bundle: bytes,
        source: str,
        *,
        only: str | None = None,
        seed: int | None = None,
        on_test: Callable[[int, int], object] | None = None,
    ) -> Fields:
        """The verdict on a solution, in the format that the page reads.

        Parameters:
            only: the name of the one test to run; the others are "skipped".
            seed: the one seed to run it with.
            on_test: called with the number of tests done and of all, as they go.

        Raises `UnreadableTestsError`, and `WorkerStartError` if Python cannot be started.
        """
        record = _Record(on_test)
        while not record.complete:
            process = self._ready()
            process.send(
                {
                    "bundle": base64.b64encode(bundle).decode(),
                    "source": source,
                    "first": record.next,
                    "only": only,
                    "seed": seed,
                }
            )
            try:
                while not record.hear(process.receive(record.seconds)):
                    pass
                if record.verdict["tampered"]:
                    self.close()
            except SilenceError:
                self.close()
                record.stop("timeout", "too-slow", messages.too_slow, messages.load_too_slow, record.seconds)
            except DeathError as error:
                self.close()
                how = str(error).splitlines()[-1]
                record.stop("error", "crashed", messages.crashed, messages.load_crashed, how)
        return _with_code(record.verdict, bundle)

    def _ready(self) -> LineProcess:
        if self._process is None:
            command = [sys.executable, "-P", str(_WORKER), str(_SERVE)]
            self._process = LineProcess(command, _ENVIRONMENT)
        self._process.wait_until_ready()
        return self._process


class _Record:
    """What one check has said so far, which may take several processes."""

    def __init__(self, on_test: Callable[[int, int], object] | None) -> None:
        self.complete = False
        self.next = 0
        self.seconds = LOAD_SECONDS
        """How long the next event may take."""
        self.verdict: Fields = {}
        self._on_test = on_test
        self._plan: list[Fields] = []
        self._results: dict[int, Fields] = {}
        self._running: int | None = None
        self._stopped = 0

    def hear(self, event: Fields) -> bool:
        """Take in an event; true if it is the last one."""
        match event["type"]:
            case "plan":
                self._plan, self.seconds = event["tests"], event["load_seconds"]
            case "start":
                self._running = event["test"]
                if self._running is not None:
                    self.seconds = self._plan[self._running]["seconds"]
            case "test":
                self._results[event["test"]] = event["result"]
                self._running, self.next, self.seconds = None, event["test"] + 1, LOAD_SECONDS
                if self._on_test:
                    self._on_test(len(self._results), len(self._plan))
            case "unreadable":
                raise UnreadableTestsError(messages.other_version(event["message"]))
            case "verdict":
                self._finish(event["verdict"])
        return self.complete

    def stop[Why](
        self,
        status: str,
        kind: FailureKind,
        test: Callable[[Why], str],
        load: Callable[[Why], str],
        why: Why,
    ) -> None:
        """Note that the process was ended, or ended, in the middle of what it was doing."""
        if self._running is None:
            error = error_fields(Failure(kind, load(why)))
            self._finish(_verdict([_skipped(planned) for planned in self._plan], error))
            return
        planned = self._plan[self._running]
        stopped = {"status": status, "kind": kind, "message": test(why)}
        self._results[self._running] = _skipped(planned) | stopped
        self.next, self._running = self._running + 1, None
        self.seconds = LOAD_SECONDS
        self._stopped += 1
        if self._stopped == _TIME_OUTS or self.next == len(self._plan):
            self._finish(_verdict([_skipped(planned) for planned in self._plan], None))

    def _finish(self, verdict: Fields) -> None:
        tests = list(verdict["tests"])
        for number, result in self._results.items():
            tests[number] = result
        if self._stopped == _TIME_OUTS:
            for number in range(self.next, len(tests)):
                tests[number] = tests[number] | {"message": messages.SKIPPED}
        passed = all(test["status"] in ("pass", "skipped") for test in tests) and not self._stopped
        status = "error" if verdict["error"] else "pass" if passed else "fail"
        self.verdict = verdict | {"tests": tests, "status": status}
        self.complete = True


def _with_code(verdict: Fields, bundle: bytes) -> Fields:
    """`verdict` with the code of the tests that were stopped, of which the judge could say nothing."""
    tests = verdict["tests"]
    if all(test["code"] or test["status"] in ("pass", "skipped") for test in tests):
        return verdict
    codes = {case.name: None if case.hidden else case.code() for case in read_bundle(bundle).cases}
    told = [
        test | {"code": codes[test["name"]]} if test["status"] in ("timeout", "error") else test
        for test in tests
    ]
    return verdict | {"tests": told}


def _skipped(planned: Fields) -> Fields:
    """A test that no result came for."""
    return skipped_fields(planned["name"], hidden=planned["hidden"])


def _verdict(tests: list[Fields], error: Fields | None) -> Fields:
    return {"tests": tests, "error": error, "tampered": False, "duration_ms": 0.0}
