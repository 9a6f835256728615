"""Problems in a line or two: a case, a reference and a solution give a verdict."""

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import divebell.verify
from divebell.runtime import assemble, cache_dir, fetch
from divebell.verify.process import LineProcess
from divebell_judge import build_bundle, check

type Fields = dict[str, Any]  # Any: JSON
type Bundled = Callable[..., bytes]
type Tested = Callable[..., Fields]
type Ask = Callable[[Fields], Fields]

DEFAULTS: Fields = {
    "given": "", "raises": None, "prints": None, "check": None, "seeds": None, "tolerance": None,
    "order": None, "sign": None, "type": None, "mutates": [], "hidden": False, "seconds": None,
    "compare_time": False,
}  # fmt: skip


@pytest.fixture
def bundled() -> Bundled:
    """The bundle of a problem with the given cases, each a dict of the fields that matter."""

    def build(reference: str, *cases: Fields, packages: Sequence[str] = ()) -> bytes:
        named = [DEFAULTS | {"name": f"case {number}"} | case for number, case in enumerate(cases)]
        spec = {"problem": "example", "tolerance": {"rtol": 1e-6, "atol": 1e-9}, "cases": named}
        spec["packages"] = list(packages)
        return build_bundle(spec, reference)

    return build


@pytest.fixture
def verdict(bundled: Bundled) -> Tested:
    """The verdict on a solution of a problem with the given cases."""

    def judge(reference: str, source: str, *cases: Fields) -> Fields:
        fields: Fields = json.loads(check(bundled(reference, *cases), source, lambda _: None))
        return fields

    return judge


@pytest.fixture
def tested(verdict: Tested) -> Tested:
    """The result of the one test of a problem with one case."""

    def judge(reference: str, source: str, **case: object) -> Fields:
        (test,) = verdict(reference, source, case)["tests"]
        assert isinstance(test, dict)
        return test

    return judge


@pytest.fixture(scope="session")
def pyodide() -> Iterator[Ask]:
    """Asks `in_pyodide.py`, in the runtime that the site ships."""
    fetch()
    node = shutil.which("node")
    assert node, "Node runs Pyodide in these tests"
    worker = Path(divebell.verify.__file__).with_name("pyodide_worker.mjs")
    script = Path(__file__).with_name("in_pyodide.py")
    process = LineProcess(
        [node, str(worker), str(assemble(cache_dir()).directory), str(script), str(2**31)], {}
    )

    def ask(message: Fields) -> Fields:
        process.send(message)
        return process.receive(60)

    try:
        process.wait_until_ready()
        yield ask
    finally:
        process.close()
