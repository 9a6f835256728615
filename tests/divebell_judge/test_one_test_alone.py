"""One test alone, with the seed with which it failed, as a reader runs it again."""

import json
from typing import Any

import pytest

from divebell_judge import check

from .conftest import Bundled, Fields

REFERENCE = "def f(x):\n    return 2 * x\n"
FAILS_FROM_THREE = "seen = []\ndef f(x):\n    print(x)\n    return 2 * x + (x >= 3)\n"
SEEDED: Fields = {"name": "seeded", "given": "x = seed", "call": "f(x)", "seeds": 9}
OTHERS: tuple[Fields, ...] = ({"name": "first", "call": "f(1)"}, {"name": "last", "call": "f(2)"})


@pytest.fixture
def bundle(bundled: Bundled) -> bytes:
    return bundled(REFERENCE, OTHERS[0], SEEDED, OTHERS[1])


def alone(bundle: bytes, source: str, **chosen: Any) -> tuple[Fields, list[Fields]]:  # Any: keywords
    events: list[str] = []
    verdict = json.loads(check(bundle, source, events.append, **chosen))
    return verdict, [json.loads(event) for event in events]


def test_a_failing_seed_is_in_the_verdict_and_runs_again_alone(bundle: bytes) -> None:
    whole, _ = alone(bundle, FAILS_FROM_THREE)
    failed = whole["tests"][1]
    assert (failed["status"], failed["seed"], failed["stdout"]) == ("fail", 3, "0\n1\n2\n3\n")
    again, _ = alone(bundle, FAILS_FROM_THREE, only="seeded", seed=3)
    assert again["tests"][1] | {"duration_ms": 0, "stdout": ""} == failed | {"duration_ms": 0, "stdout": ""}
    assert again["tests"][1]["stdout"] == "3\n"


def test_nothing_else_runs(bundle: bytes) -> None:
    verdict, events = alone(bundle, FAILS_FROM_THREE, only="seeded", seed=2)
    assert [test["status"] for test in verdict["tests"]] == ["skipped", "pass", "skipped"]
    assert verdict["tests"][1]["stdout"] == "2\n"
    assert [event.get("test") for event in events if event["type"] in ("start", "test")] == [None, 1, 1]


def test_each_seed_is_held_against_its_own_result(bundle: bytes) -> None:
    wrong, _ = alone(bundle, "def f(x): return 8", only="seeded", seed=5)
    right, _ = alone(bundle, "def f(x): return 8", only="seeded", seed=4)
    assert [verdict["tests"][1]["status"] for verdict in (wrong, right)] == ["fail", "pass"]
    assert "want 10" in wrong["tests"][1]["message"]


@pytest.mark.parametrize("seed", [None, 9, -1, 10**30])
def test_without_a_seed_that_it_has_the_whole_test_runs(bundle: bytes, seed: int | None) -> None:
    verdict, _ = alone(bundle, FAILS_FROM_THREE, only="seeded", seed=seed)
    assert verdict["tests"][1]["seed"] == 3


def test_a_seed_is_nothing_to_a_test_without_seeds(bundle: bytes) -> None:
    verdict, _ = alone(bundle, FAILS_FROM_THREE, only="last", seed=3)
    assert [test["status"] for test in verdict["tests"]] == ["skipped", "skipped", "pass"]


def test_of_a_name_that_no_test_has_nothing_runs(bundle: bytes) -> None:
    verdict, events = alone(bundle, FAILS_FROM_THREE, only="gone")
    assert {test["status"] for test in verdict["tests"]} == {"skipped"}
    assert [event["type"] for event in events] == ["plan", "start"]
