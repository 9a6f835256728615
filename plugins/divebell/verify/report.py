"""The JSON document that `divebell verify --json` prints.

Later versions only add fields:

    {"version": 1, "ok", "shard": "1/3" | null, "diagnostics": [DIAGNOSTIC], "problems": [
        {"slug", "status": "proved" | "refused", "cached", "seconds", "diagnostics": [DIAGNOSTIC],
         "bundle": {"bytes", "sha256"} | null, "answers": [
            {"file", "cpython": VERDICT, "pyodide": VERDICT}]}]}

    DIAGNOSTIC  {"path", "line", "column", "message", "hint"}
    VERDICT     {"status": "pass" | "fail" | "error", "seconds", "error": {"kind", "message", "line"} | null,
                 "tests": [{"name", "status", "kind", "message", "line"}]}

The outer diagnostics are mistakes in the content; where there are any, no problem is looked at. A problem's
diagnostics are why it is refused. There is no bundle, and no answer was checked, where the reference fails a
case of its own. `seconds` of a cached problem is what its proof took when it was made.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from divebell.library import Diagnostic

from .proof import Proof
from .shard import Shard
from .verdict import Verdict
from .verification import Examined


def document(
    examined: Iterable[Examined], shard: Shard | None = None, mistakes: Iterable[Diagnostic] = ()
) -> dict[str, Any]:
    """Give the document on the problems of one run."""
    problems = [_problem(one) for one in examined]
    diagnostics = [_diagnostic(mistake) for mistake in mistakes]
    return {
        "version": 1,
        "ok": not diagnostics and all(problem["status"] == "proved" for problem in problems),
        "shard": str(shard) if shard else None,
        "diagnostics": diagnostics,
        "problems": problems,
    }


def _problem(examined: Examined) -> dict[str, Any]:
    outcome = examined.outcome
    proved = isinstance(outcome, Proof)
    bundle = outcome.bundle
    return {
        "slug": examined.problem.slug,
        "status": "proved" if proved else "refused",
        "cached": examined.cached,
        "seconds": round(examined.seconds, 3),
        "diagnostics": []
        if isinstance(outcome, Proof)
        else [_diagnostic(one) for one in outcome.diagnostics],
        "bundle": {"bytes": len(bundle), "sha256": hashlib.sha256(bundle).hexdigest()} if bundle else None,
        "answers": [
            {"file": answer.file, "cpython": _verdict(answer.cpython), "pyodide": _verdict(answer.pyodide)}
            for answer in outcome.answers
        ],
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "status": verdict.status,
        "seconds": round(verdict.seconds, 3),
        "error": asdict(verdict.error) if verdict.error else None,
        "tests": [asdict(test) for test in verdict.tests],
    }


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "path": diagnostic.path,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }
