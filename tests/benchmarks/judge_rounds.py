"""Times the judge and a plain test of the same cases; the same file runs in CPython and in Pyodide.

It is given to verification's Pyodide worker in place of `serve.py`.
"""

import base64
import json
from collections.abc import Callable
from time import process_time
from typing import Any

import numpy as np

import divebell_judge


def serve(request: str, write: Callable[[str], object]) -> None:
    """Answer a request in one line."""
    write(json.dumps(measured(json.loads(request))))


def measured(request: dict[str, Any]) -> dict[str, Any]:
    """Microseconds of each round, of this process: `plain` and `judged` per case, `fixed` per check."""
    names: dict[str, Any] = {"np": np}
    exec(request["source"], names)
    programs = [
        (compile(case["given"], "given", "exec"), compile(case["call"], "call", "eval"))
        for case in request["cases"]
    ]
    expected = [evaluated(program, names) for program in programs]
    bundle, empty = (base64.b64decode(request[name]) for name in ("bundle", "empty"))
    count = len(programs)
    times: dict[str, Any] = {"cases": count, "plain": [], "judged": [], "fixed": []}
    for _ in range(request["rounds"]):
        began = process_time()
        for program, want in zip(programs, expected, strict=True):
            np.testing.assert_allclose(evaluated(program, names), want, rtol=1e-6, atol=1e-9)
        times["plain"].append((process_time() - began) * 1e6 / count)
        for name, data in (("judged", bundle), ("fixed", empty)):
            began = process_time()
            verdict = json.loads(divebell_judge.check(data, request["source"], lambda _: None))
            took = (process_time() - began) * 1e6
            assert verdict["status"] == "pass"
            times[name].append(took / count if name == "judged" else took)
    return times


def evaluated(program: tuple[Any, Any], names: dict[str, Any]) -> Any:
    """What a case's call gives after its `given`."""
    namespace = dict(names)
    exec(program[0], namespace)
    return eval(program[1], namespace)
