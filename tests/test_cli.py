"""The `divebell` command says what a user can mend, without a traceback."""

import errno
from pathlib import Path

import pytest
from click.testing import CliRunner

from divebell import cli
from divebell.cli import check

ROOT = Path(__file__).parents[1]


def test_check_says_how_much_it_read() -> None:
    done = CliRunner().invoke(cli.main, ["-C", str(ROOT), "check"])
    assert done.exit_code == 0
    assert "no mistakes" in done.output


def test_check_of_a_folder_without_content_says_where_it_looked(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli.main, ["-C", str(tmp_path), "check"])
    assert done.exit_code == 1
    assert "content:1:1: missing folder" in done.output


def test_a_full_disk_is_said_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/cache/blocks/a.json")

    monkeypatch.setattr(check, "render_texts", full)
    done = CliRunner().invoke(cli.main, ["-C", str(ROOT), "check"])
    assert done.exit_code == 1
    assert "/cache/blocks/a.json: No space left on device" in done.output


def test_an_unknown_problem_is_said() -> None:
    done = CliRunner().invoke(cli.main, ["-C", str(ROOT), "verify", "--only", "nothing"])
    assert done.exit_code == 2
    assert "no problem is called nothing" in done.output


def test_the_runtime_verifies_and_names_its_folder() -> None:
    assert "every byte" in CliRunner().invoke(cli.main, ["runtime", "verify"]).output
    folder = CliRunner().invoke(cli.main, ["runtime", "path"]).output.strip()
    assert (Path(folder) / "pyodide.asm.wasm").is_file()
