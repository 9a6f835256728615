"""Each row of the table of hostile and careless code, in CPython and in the Pyodide that the site ships."""

from collections.abc import Iterator

import pytest

from divebell.runtime import assemble, cache_dir, fetch

from .hostile import bench
from .hostile.bench import Bench, Fields
from .hostile.problems import REFERENCES
from .hostile.rows import Outcome, Row, rows

ROWS = rows()


@pytest.fixture(scope="module")
def cpython(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    made = bench.cpython(tmp_path_factory.mktemp("hostile"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def pyodide() -> Iterator[Bench]:
    fetch()
    made = bench.pyodide(assemble(cache_dir()))
    yield made
    made.close()


def test_rows_have_names_of_their_own() -> None:
    names = [row.name for row in ROWS]
    assert sorted(set(names)) == sorted(names)
    assert len(names) > 200


@pytest.mark.parametrize("runtime", ["cpython", "pyodide"])
def test_controls_tell_right_from_wrong(runtime: str, request: pytest.FixtureRequest) -> None:
    fresh = request.getfixturevalue(runtime).fresh
    assert {name: verdict["status"] for name, verdict in fresh.items()} == {
        "right": "pass",
        "wrong": "fail",
    }
    kinds = [test["kind"] for test in fresh["wrong"]["tests"]]
    assert kinds == ["wrong-values", "exception", "wrong-type", "undefined-name"]


@pytest.mark.parametrize("runtime", ["cpython", "pyodide"])
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_row_gets_its_verdict_and_harms_no_other(
    row: Row, runtime: str, request: pytest.FixtureRequest
) -> None:
    bench: Bench = request.getfixturevalue(runtime)
    want: Outcome = getattr(row, runtime)
    if want.ends:
        stopped_or_dead(row, want, bench)
    else:
        survived(row, want, bench)


def stopped_or_dead(row: Row, want: Outcome, bench: Bench) -> None:
    told = bench.host(row.problem, row.source)
    assert_outcome(want, [test.outcome for test in told.tests], [test.message for test in told.tests])
    assert bench.host("once", REFERENCES["once"]).status == "pass"
    assert bench.host("once", "def f(x):\n    return 9.0\n").status == "fail"


def survived(row: Row, want: Outcome, bench: Bench) -> None:
    sound = False
    try:
        verdict = bench.check(row.problem, row.source)
        assert_outcome(want, outcomes(verdict), words(verdict))
        assert bool(verdict["tampered"]) == bool(want.told)
        assert want.told in (verdict["tampered"] or "")
        if not want.lasts:
            assert bench.control() == bench.fresh
            sound = True
    finally:
        if not sound:
            bench.replace()


def assert_outcome(want: Outcome, got: list[str], said: list[str]) -> None:
    assert got == (want.tests if isinstance(want.tests, list) else [want.tests] * len(got))
    for words in want.says:
        assert words in said[0]
    assert "divebell_judge" not in "".join(said), "a traceback of the judge's"


def outcomes(verdict: Fields) -> list[str]:
    if verdict["error"]:
        assert {test["status"] for test in verdict["tests"]} == {"skipped"}
        return [f"not loaded ({verdict['error']['kind']})"]
    return [
        f"{test['status']} ({test['kind']})" if test["kind"] else test["status"] for test in verdict["tests"]
    ]


def words(verdict: Fields) -> list[str]:
    failures = [verdict["error"]] if verdict["error"] else verdict["tests"]
    return [" ".join([each["message"], *each["hints"]]) for each in failures if each["message"]]
