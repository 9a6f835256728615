"""The problem of the design, from its spec to verdicts: a right answer, and wrong ones that say why."""

import json
from typing import Any

import pytest

from divebell_judge import build_bundle, check

REFERENCE = """
import numpy as np

def softmax(scores):
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return weights / weights.sum(axis=-1, keepdims=True)

def multi_head_attention(Q, K, V, h):
    n, d = Q.shape
    if d % h:
        raise ValueError(f"{h} heads do not divide a width of {d}")
    q, k, v = (X.reshape(n, h, d // h).transpose(1, 0, 2) for X in (Q, K, V))
    weights = softmax(q @ k.transpose(0, 2, 1) / np.sqrt(d // h))
    return (weights @ v).transpose(1, 0, 2).reshape(n, d)
"""

RANDOM = "rng = np.random.default_rng({})\nQ, K, V = rng.normal(size=(3, 6, 8))\n"

SPEC: dict[str, Any] = {
    "problem": "multi-head-attention",
    "tolerance": {"rtol": 1e-6, "atol": 1e-9},
    "cases": [
        {
            "name": "one head is plain attention",
            "call": "multi_head_attention(np.eye(4), np.eye(4), np.arange(16.).reshape(4, 4), h=1)",
        },
        {
            "name": "two heads, random input",
            "given": RANDOM.format(7),
            "call": "multi_head_attention(Q, K, V, h=2)",
            "hidden": True,
        },
        {
            "name": "a width that h does not divide",
            "call": "multi_head_attention(np.eye(3), np.eye(3), np.eye(3), h=2)",
            "raises": "ValueError",
        },
        {
            "name": "output never leaves the range of V",
            "seeds": 20,
            "given": RANDOM.format("seed"),
            "call": "multi_head_attention(Q, K, V, h=2)",
            "check": "(result.min(0) >= V.min(0) - 1e-9).all()",
        },
    ],
}

ALL = [case["name"] for case in SPEC["cases"]]
ONE, TWO, WIDTH, RANGE = ALL


@pytest.fixture(scope="module")
def bundle() -> bytes:
    return build_bundle(SPEC, REFERENCE)


def test_the_reference_passes(bundle: bytes) -> None:
    verdict = json.loads(check(bundle, REFERENCE, lambda _: None))
    assert verdict["status"] == "pass"
    assert [test["status"] for test in verdict["tests"]] == ["pass"] * 4


def test_another_way_to_write_it_passes(bundle: bytes) -> None:
    source = """
import numpy as np

def multi_head_attention(Q, K, V, h):
    assert Q.shape[1] % h == 0 or error()
    heads = []
    for q, k, v in zip(*(np.split(X, h, axis=1) for X in (Q, K, V))):
        weights = np.exp(q @ k.T / q.shape[1] ** 0.5)
        heads.append((weights / weights.sum(1, keepdims=True)) @ v)
    return np.hstack(heads).tolist()

def error():
    raise ValueError("h")
"""
    verdict = json.loads(check(bundle, source, lambda _: None))
    assert [test["status"] for test in verdict["tests"]] == ["pass"] * 4


# what is replaced, by what; the tests that fail; the kind, message and hint of the first of them
WRONG: list[tuple[str, str, list[str], str, str, str]] = [
    (" / np.sqrt(d // h)", "", [ONE, TWO], "wrong-values", "16 of 16 differ", ""),
    ("axis=-1", "axis=-2", [TWO, RANGE], "wrong-values", "Wrong values", ""),
    (".reshape(n, d)", ".reshape(n, d).T", [ONE, TWO, RANGE], "wrong-values", "12 of 16", "transposed"),
    ("raise ValueError", "return str", [WIDTH], "did-not-raise", "Expected a ValueError", ""),
    ("return (", "answer = (", [ONE, TWO, RANGE], "returned-nothing", "Is a `return` missing?", ""),
    ("def multi_head", "def multihead", ALL, "undefined-name", "does not define", "`multihead_attention`"),
    ("n, d = Q.shape", "n, d = Q.shape; V *= -1; V = -V", [TWO, RANGE], "changed-input", "input `V`", ""),
    ("d // h)", "d / h)", [ONE, TWO, RANGE], "exception", "Line 12 raised TypeError", ""),
    ("n, d = Q.shape", "n, d = Q.size", ALL, "exception", "Line 9 raised TypeError", ""),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "fails", "kind", "says", "hint"), WRONG)
def test_a_wrong_answer_fails_and_says_why(
    bundle: bytes, old: str, new: str, fails: list[str], kind: str, says: str, hint: str
) -> None:
    assert old in REFERENCE
    verdict = json.loads(check(bundle, REFERENCE.replace(old, new), lambda _: None))
    failed = [test for test in verdict["tests"] if test["status"] != "pass"]
    assert [test["name"] for test in failed] == fails
    assert failed[0]["kind"] == kind
    assert says in failed[0]["message"]
    assert hint in " ".join(failed[0]["hints"])
    assert all(test["code"] is None for test in failed if test["hidden"])


def test_a_transposed_result_of_the_hidden_case_is_told_by_its_shape(bundle: bytes) -> None:
    source = REFERENCE.replace(".reshape(n, d)", ".reshape(n, d).T")
    hidden = json.loads(check(bundle, source, lambda _: None))["tests"][1]
    assert hidden["message"] == "Wrong shape: got shape (8, 6), want (6, 8)."
    assert hidden["hints"] == ["Is the result transposed? Its transpose has the wanted values."]
