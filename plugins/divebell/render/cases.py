"""Public cases as readers see them: the code, and in words what comes of it."""

import gzip
import json
from collections.abc import Mapping, Sequence
from typing import Any

from divebell.library import Case, Problem
from divebell.verify import Proof
from divebell_judge.codec import decode
from divebell_judge.describe import show

from .views import CaseView


def public_cases(problem: Problem, proof: Proof | None) -> list[CaseView]:
    """The cases of `problem` that are not hidden, with the outcomes that the proof's bundle holds.

    A preview shows a problem before it is proved, without the values that only a proof can tell.
    """
    return [
        CaseView(case.name, case.given.rstrip("\n"), case.call, _outcome(case, entry))
        for case, entry in zip(problem.cases, _bundled(problem, proof), strict=True)
        if not case.hidden
    ]


def _bundled(problem: Problem, proof: Proof | None) -> Sequence[Mapping[str, Any] | None]:
    if proof is None:
        return [None] * len(problem.cases)
    bundled: list[dict[str, Any]] = json.loads(gzip.decompress(proof.bundle))["cases"]
    return bundled


def _outcome(case: Case, entry: Mapping[str, Any] | None) -> str:
    runs = f", for each seed from 0 to {case.seeds - 1}" if case.seeds else ""
    if case.raises:
        return f"raises {case.raises}{runs}"
    if case.check:
        return f"result satisfies  {case.check}{runs}"
    if case.prints is not None:
        return f"prints {case.prints!r}{runs}"
    if case.seeds:
        return f"the same as the reference{runs}"
    return f"returns {show(decode(entry['expected']))}" if entry else "returns what the reference returns"
