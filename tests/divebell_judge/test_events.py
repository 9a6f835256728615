"""What the caller hears while a check or a run is under way."""

import json
from typing import Any

import pytest

from divebell_judge import CodecError, check, run

from .conftest import Bundled

SOURCE = "def f(x):\n    return x\n"


def checked(bundle: bytes, source: str, first: int = 0) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    events: list[str] = []
    verdict = check(bundle, source, events.append, first=first)
    return [json.loads(event) for event in events], json.loads(verdict)


def test_events_come_in_this_order(bundled: Bundled) -> None:
    bundle = bundled(
        SOURCE, {"call": "f(1)", "seconds": 2.5}, {"call": "f(2)", "hidden": True, "compare_time": True}
    )
    events, verdict = checked(bundle, SOURCE)
    assert events[0] == {
        "type": "plan",
        "tests": [
            {"name": "case 0", "hidden": False, "seconds": 2.5, "compare_time": False},
            {"name": "case 1", "hidden": True, "seconds": 5.0, "compare_time": True},
        ],
        "load_seconds": 10.0,
    }
    assert [(event["type"], event["test"]) for event in events[1:]] == [
        ("start", None),
        ("start", 0),
        ("test", 0),
        ("start", 1),
        ("test", 1),
    ]
    assert [event["result"] for event in events if event["type"] == "test"] == verdict["tests"]


def test_a_check_is_taken_up_again_at_a_later_test(bundled: Bundled) -> None:
    events, verdict = checked(bundled(SOURCE, *[{"call": f"f({n})"} for n in range(3)]), SOURCE, first=2)
    assert [event.get("test") for event in events] == [None, None, 2, 2]
    assert [test["status"] for test in verdict["tests"]] == ["skipped", "skipped", "pass"]


def test_code_that_cannot_be_loaded_starts_no_test(bundled: Bundled) -> None:
    events, verdict = checked(bundled(SOURCE, {"call": "f(1)"}), "1 / 0")
    assert [event["type"] for event in events] == ["plan", "start"]
    assert verdict["tests"][0]["status"] == "skipped"


@pytest.mark.parametrize("data", [b"", b"not gzip", b"\x1f\x8b"])
def test_a_malformed_bundle_is_refused(data: bytes) -> None:
    with pytest.raises(CodecError, match="malformed bundle"):
        check(data, SOURCE, lambda _: None)


def ran(source: str) -> tuple[list[tuple[str, str]], dict[str, Any]]:
    events: list[dict[str, Any]] = []
    result = json.loads(run(source, lambda event: events.append(json.loads(event))))
    return [(event["stream"], event["text"]) for event in events if event["type"] == "output"], result


def test_output_of_a_run_is_heard_line_by_line() -> None:
    source = "import sys\nprint('a', end='')\nprint('b')\nprint('c', file=sys.stderr)\nprint('d', end='')\n"
    output, result = ran(source)
    assert output == [("stdout", "ab\n"), ("stderr", "c\n"), ("stdout", "d")]
    assert (result["status"], result["error"], result["tampered"]) == ("ok", None, False)


def test_each_line_is_heard_before_the_next_is_made() -> None:
    heard: list[str] = []
    run(
        "print(1)\nimport numpy as np\nnp.heard = 1\nprint(2)\nwhile True:\n    print('y' * 9999)\n",
        heard.append,
    )
    assert json.loads(heard[0])["text"] == "1\n"
    assert json.loads(heard[1])["text"] == "2\n"


def test_a_flood_comes_in_blocks_and_is_stopped() -> None:
    output, result = ran("while True:\n    print('y' * 99)\n")
    assert sum(len(text) for _, text in output) <= 2**20
    assert len(output) < 1400
    assert result["error"]["kind"] == "too-much-output"
    assert "Too much output" in result["error"]["message"]


def test_a_run_is_the_main_program_and_tells_its_mistake() -> None:
    output, result = ran("if __name__ == '__main__':\n    print(1)\n    x = [][0]\n")
    assert output == [("stdout", "1\n")]
    assert (result["status"], result["error"]["kind"], result["error"]["line"]) == ("error", "exception", 3)
    assert result["error"]["code"] == "    x = [][0]"


@pytest.mark.parametrize(
    ("source", "status"), [("exit()", "ok"), ("import sys\nsys.exit(0)", "ok"), ("exit(1)", "error")]
)
def test_a_program_may_end_itself(source: str, status: str) -> None:
    assert ran(source)[1]["status"] == status


def test_unpaired_surrogates_pass_as_text() -> None:
    assert ran("print('\\ud800')")[0] == [("stdout", "\ud800\n")]
