"""Which Node runs Pyodide: the system's if it will do, or else the wheel's."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from divebell.runtime.node import OLDEST, find_node


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """Look for Node anew, before and after."""
    find_node.cache_clear()
    yield
    find_node.cache_clear()


def put_on_the_path(folder: Path, says: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    node = folder / "node"
    node.write_text(f"#!/bin/sh\necho {says}\n", encoding="utf-8")
    node.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    return node


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_the_systems_node_is_taken_if_it_is_new_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    node = put_on_the_path(tmp_path, f"v{OLDEST}.0.0", monkeypatch)
    found = find_node()
    assert found is not None
    assert (found.path, found.version, found.is_wheels) == (str(node), f"v{OLDEST}.0.0", False)


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
@pytest.mark.parametrize("says", [f"v{OLDEST - 1}.9.9", "nothing", "v20.0.0-nightly; exit 1"])
def test_an_old_or_broken_one_is_not(says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_on_the_path(tmp_path, says, monkeypatch)
    found = find_node()
    assert found is not None
    assert found.is_wheels
