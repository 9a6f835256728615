"""The cache of proofs: what a proof rests on, and what is read back."""

from dataclasses import replace
from pathlib import Path

import pytest

from divebell.library import Problem
from divebell.runtime import RuntimeAssets
from divebell.verify import Answer, LoadError, Proof, TestResult, Verdict
from divebell.verify.proof import ProofCache, proof_key

from .conftest import SOLUTION, make_problem

RUNTIME = RuntimeAssets(directory=Path(), site_files={}, manifest_name="", digest="0")
WRONG = {"square.py": ("def double(x):\n    return x**2\n", "three", "9")}
PROBLEM = make_problem(wrong=WRONG)
PASSED = Verdict("pass", (TestResult("three", "pass"),), seconds=0.25)
FAILED = Verdict("fail", (TestResult("three", "fail", "wrong-values", "got 9", 2),))
UNLOADABLE = Verdict("error", (TestResult("three", "skipped"),), LoadError("syntax-error", "expected ':'", 1))
PROOF = Proof(
    slug="double",
    bundle=b"\x1f\x8b\x00",
    answers=(
        Answer("solution.py", PASSED, PASSED),
        Answer("starter.py", UNLOADABLE, UNLOADABLE),
        Answer("wrong/square.py", FAILED, FAILED),
    ),
)


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(make_problem(wrong=WRONG, solution=SOLUTION + "\n"), id="solution"),
        pytest.param(make_problem(wrong=WRONG, starter="pass\n"), id="starter"),
        pytest.param(make_problem(), id="wrong answers"),
        pytest.param(make_problem(wrong={"square.py": (*WRONG["square.py"][:2], "six")}), id="words"),
        pytest.param(make_problem(wrong=WRONG, cases=({"name": "three", "call": "double(4)"},)), id="case"),
    ],
)
def test_change_to_a_problem_changes_its_key(changed: Problem) -> None:
    assert proof_key(changed, RUNTIME) != proof_key(PROBLEM, RUNTIME)


def test_change_to_the_runtime_changes_the_key() -> None:
    assert proof_key(PROBLEM, replace(RUNTIME, digest="1")) != proof_key(PROBLEM, RUNTIME)


def test_key_does_not_change_by_itself() -> None:
    assert proof_key(make_problem(wrong=WRONG), RUNTIME) == proof_key(PROBLEM, RUNTIME)


def test_proof_is_read_back_as_it_was_kept(tmp_path: Path) -> None:
    ProofCache(tmp_path).put("key", PROOF)
    kept = ProofCache(tmp_path).get("key")
    assert kept == PROOF
    assert kept.answers[0].pyodide.seconds == 0.25
    assert ProofCache(tmp_path).get("other") is None


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"slug": "double", "bundle": "!", "answers": []}'])
def test_entry_that_cannot_be_read_is_no_proof(tmp_path: Path, text: str) -> None:
    cache = ProofCache(tmp_path)
    cache.put("key", PROOF)
    (entry,) = (tmp_path / "proofs").iterdir()
    entry.write_text(text, "utf-8")
    assert cache.get("key") is None
