"""What `divebell mutate` prints.

With `--json` it is one document, in which later versions only add fields:

    {"version": 1, "ok", "minimum": percent | null, "problems": [
        {"slug", "mutants", "caught", "equivalent", "survivors", "percent", "seconds", "outcomes": [
            {"path", "line", "kind", "was", "becomes", "status": "caught" | "equivalent" | "survived",
             "case": name | null, "how": text | null, "because": text | null}]}]}

`was` and `becomes` are the lines that the mutant changes, as a mark in problem.yml names them. `case` is the
first case that fails; with `how` "timeout" there is none.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from .outcome import Outcome, Score


def summary(score: Score) -> str:
    """One line on a problem."""
    countable = len(score.outcomes) - score.equivalent
    parts = [f"{score.problem.slug}: {score.caught} of {countable} mutants caught ({percent(score.share)} %)"]
    if score.equivalent:
        parts.append(f"{score.equivalent} equivalent")
    parts.append(f"{score.seconds:.1f} s" if score.seconds else "tried before")
    return ", ".join(parts)


def percent(share: Fraction) -> str:
    """A share in percent, cut after the first decimal: 99.9 is not 100."""
    return f"{int(share * 1000) / 10:.1f}"


def survivor(score: Score, outcome: Outcome) -> str:
    """A mutant that no case catches: its place, and its diff."""
    path, mutant = score.problem.solution.path, outcome.mutant
    return f"{path}:{mutant.line}: no case catches this ({mutant.kind})\n{mutant.diff(path)}"


def document(scores: Iterable[Score], minimum: Fraction | None) -> dict[str, Any]:
    """The JSON document."""
    scores = list(scores)
    return {
        "version": 1,
        "ok": all(score.share >= minimum for score in scores) if minimum is not None else True,
        "minimum": None if minimum is None else float(minimum * 100),
        "problems": [_problem(score) for score in scores],
    }


def _problem(score: Score) -> dict[str, Any]:
    return {
        "slug": score.problem.slug,
        "mutants": len(score.outcomes),
        "caught": score.caught,
        "equivalent": score.equivalent,
        "survivors": len(score.survivors),
        "percent": round(float(score.share * 100), 2),
        "seconds": round(score.seconds, 3),
        "outcomes": [_outcome(score.problem.solution.path, outcome) for outcome in score.outcomes],
    }


def _outcome(path: str, outcome: Outcome) -> dict[str, Any]:
    mutant, caught = outcome.mutant, outcome.caught
    return {
        "path": path,
        "line": mutant.line,
        "kind": mutant.kind,
        "was": mutant.was,
        "becomes": mutant.becomes,
        "status": "caught" if caught else "equivalent" if outcome.equivalent else "survived",
        "case": caught.case if caught else None,
        "how": caught.how if caught else None,
        "because": outcome.equivalent,
    }
