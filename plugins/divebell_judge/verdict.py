"""The verdict's JSON: what the page, the command line and the verifier read."""

import json
import sys
from typing import Any, Final

import numpy as np

from divebell_judge.capture import Output
from divebell_judge.case import Case
from divebell_judge.failure import NO_ANSWER, Failure

VERSION: Final = 1

type Fields = dict[str, Any]  # Any: JSON


def test_fields(
    case: Case, failed: Failure | None, seed: int | None, output: Output, duration: float
) -> Fields:
    """One test's result. Of a hidden test neither the code nor the values are told."""
    fields = skipped_fields(case.name, hidden=case.hidden)
    fields["status"] = "pass" if failed is None else "error" if failed.kind in NO_ANSWER else "fail"
    fields["duration_ms"] = milliseconds(duration)
    if failed is not None:
        fields |= {
            "kind": failed.kind,
            "message": failed.message,
            "hints": list(failed.hints),
            "line": failed.line,
            "column": failed.column,
            "end_column": failed.end_column,
            "seed": seed,
            "traceback": failed.traceback,
        }
    if not case.hidden:
        fields |= {"code": case.code(), "stdout": output.text(), "truncated": output.truncated}
        if failed is not None:
            fields |= {"expected": failed.expected, "got": failed.got, "difference": failed.difference}
    return fields


def skipped_fields(name: str, *, hidden: bool) -> Fields:
    """The result of a test that was not run."""
    return {
        "name": name,
        "status": "skipped",
        "kind": None,
        "hidden": hidden,
        "message": "",
        "hints": [],
        "line": None,
        "column": None,
        "end_column": None,
        "code": None,
        "expected": None,
        "got": None,
        "difference": None,
        "seed": None,
        "stdout": "",
        "truncated": False,
        "duration_ms": 0.0,
        "traceback": None,
    }


def error_fields(failed: Failure) -> Fields:
    """Why a solution could not be loaded or run."""
    fields = failed._asdict()
    del fields["expected"], fields["got"], fields["difference"]
    return {**fields, "hints": list(failed.hints)}


def verdict_text(
    problem: str, tests: list[Fields], error: Failure | None, tampered: str | None, duration: float
) -> str:
    """The verdict as JSON."""
    passed = all(test["status"] in ("pass", "skipped") for test in tests)
    return to_json(
        {
            "version": VERSION,
            "problem": problem,
            "status": "error" if error else "pass" if passed else "fail",
            "runtime": {"python": ".".join(map(str, sys.version_info[:3])), "numpy": np.__version__},
            "error": error and error_fields(error),
            "tests": tests,
            "tampered": tampered or False,
            "duration_ms": milliseconds(duration),
        }
    )


def to_json(fields: Fields) -> str:
    """JSON in ASCII, so that unpaired surrogates of a reader's text pass every boundary."""
    return json.dumps(fields, allow_nan=False)


def milliseconds(seconds: float) -> float:
    """Rounded to the microsecond."""
    return round(seconds * 1000, 3)
