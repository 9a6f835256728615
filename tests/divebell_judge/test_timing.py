"""Times of one call with two solutions. No time is held against a number: only against another, far away."""

import json
from typing import Any

import pytest

from divebell_judge import CodecError
from divebell_judge.timing import compare_times

from .conftest import Bundled

QUICK = "def f(x):\n    return x\n"
SLOW = "import time\ndef f(x):\n    time.sleep(0.05)\n    return x\n"


def times(bundle: bytes, source: str, test: str = "case 0") -> dict[str, Any] | None:
    found: dict[str, Any] | None = json.loads(compare_times(bundle, test, source, QUICK))
    return found


def test_the_slower_takes_longer(bundled: Bundled) -> None:
    measured = times(bundled(QUICK, {"call": "f(1)"}), SLOW)
    assert measured is not None
    assert measured["own_ms"] >= 50 > measured["reference_ms"] > 0


@pytest.mark.parametrize("source", ["f = 1", "def f(x): return 1 / 0", "def f(", "x = 1 / 0"])
def test_what_cannot_be_timed_is_not(bundled: Bundled, source: str) -> None:
    assert times(bundled(QUICK, {"call": "f(1)"}), source) is None


def test_a_test_that_is_not_there_cannot_be_timed(bundled: Bundled) -> None:
    assert times(bundled(QUICK, {"call": "f(1)"}), QUICK, "gone") is None


def test_a_call_that_changes_its_input_has_a_new_one_each_time(bundled: Bundled) -> None:
    source = "def f(x):\n    assert len(x) == 1\n    x.append(2)\n    return len(x)\n"
    bundle = bundled(source, {"given": "x = [1]", "call": "f(x)", "mutates": ["x"]})
    assert json.loads(compare_times(bundle, "case 0", source, source)) is not None


def test_a_seed_is_bound(bundled: Bundled) -> None:
    assert times(bundled(QUICK, {"call": "f(seed)", "seeds": 3}), QUICK) is not None


def test_a_malformed_bundle_is_refused() -> None:
    with pytest.raises(CodecError):
        times(b"", QUICK)
