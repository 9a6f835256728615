"""One mutant to the judge, answered in one JSON line; run by verification's worker process, in CPython.

A request is `{"bundle", "source", "cpu_seconds"}`; a bundle is base64, and null seconds are no limit.
The answer is `{"caught": null | {"case", "how"}, "cpu_seconds", "tampered"}`; `case` is null where the mutant
could not be loaded. A mutant that takes too much time ends the process by SIGPROF.
"""

import base64
import json
import signal
import sys
from collections.abc import Callable
from time import process_time
from typing import Any

import divebell_judge


class Caught(BaseException):
    """A case has failed: those after it need not run."""


def serve(request: str, write: Callable[[str], object]) -> None:
    """Answer one request; `write` takes a line without its end."""
    message = json.loads(request)
    began = process_time()
    _limit(message["cpu_seconds"])
    caught, tampered = _try(base64.b64decode(message["bundle"]), message["source"])
    _limit(None)
    answer = {"caught": caught, "cpu_seconds": process_time() - began, "tampered": tampered}
    write(json.dumps(answer))


def _try(bundle: bytes, source: str) -> tuple[dict[str, Any] | None, bool]:
    failing: dict[str, Any] = {}

    def hear(event: str) -> None:
        told = json.loads(event)
        if told["type"] == "test" and told["result"]["status"] != "pass":
            result = told["result"]
            failing.update(case=result["name"], how=f"{result['status']} ({result['kind']})")
            raise Caught

    try:
        verdict = json.loads(divebell_judge.check(bundle, source, hear))
    except Caught:
        return failing, False
    if verdict["error"]:
        return {"case": None, "how": f"error ({verdict['error']['kind']})"}, False
    return None, bool(verdict["tampered"])


def _limit(seconds: float | None) -> None:
    """Have the system end this process after so much of processor time, which other processes do not take."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds or 0)
