"""The `divebell` command says what a user can mend, without a traceback."""

import errno
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from xml.etree import ElementTree

import click
import pytest
from click.testing import CliRunner, Result
from tests.library.conftest import Project, project, valid_files

from divebell import cli
from divebell.cli import mutate, verify
from divebell.library import Diagnostic, Problem
from divebell.mutate import Outcome, Score
from divebell.mutate.mutant import Edit, Mutant
from divebell.render import TextChecker
from divebell.verify import Examined, Refusal

__all__ = ["project", "valid_files"]  # fixtures

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

    monkeypatch.setattr(TextChecker, "mistakes", full)
    done = CliRunner().invoke(cli.main, ["-C", str(ROOT), "check"])
    assert done.exit_code == 2
    assert "/cache/blocks/a.json: No space left on device" in done.output


def test_an_unknown_problem_is_said() -> None:
    done = CliRunner().invoke(cli.main, ["-C", str(ROOT), "verify", "--only", "nothing"])
    assert done.exit_code == 2
    assert "no problem is called nothing" in done.output


def test_the_runtime_verifies_and_names_its_folder() -> None:
    assert "every byte" in CliRunner().invoke(cli.main, ["runtime", "verify"]).output
    folder = CliRunner().invoke(cli.main, ["runtime", "path"]).output.strip()
    assert (Path(folder) / "pyodide.asm.wasm").is_file()


def test_every_subcommand_tells_what_it_does() -> None:
    told = CliRunner().invoke(cli.main, ["--help"]).output
    for name in cli.main.list_commands(click.Context(cli.main)):
        assert f"\n  {name} " in told
        assert CliRunner().invoke(cli.main, [name, "--help"]).exit_code == 0
    assert CliRunner().invoke(cli.main, ["nothing"]).exit_code == 2


def verified(*options: str) -> Result:
    return CliRunner().invoke(cli.main, ["-C", str(ROOT), "verify", "--only", "same-padding", *options])


def test_verify_tells_progress_and_result() -> None:
    done = verified()
    assert done.exit_code == 0
    assert done.stdout == "1 problem proved, in CPython and in Pyodide\n"
    assert "[1/1] same-padding: proved" in done.stderr


def test_verify_prints_one_json_document_and_nothing_else(tmp_path: Path) -> None:
    done = verified("--json", "--junit", str(tmp_path / "reports" / "junit.xml"))
    assert done.exit_code == 0
    assert [problem["status"] for problem in json.loads(done.stdout)["problems"]] == ["proved"]
    suites = ElementTree.parse(tmp_path / "reports" / "junit.xml").getroot()
    assert [suite.attrib["name"] for suite in suites] == ["same-padding"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_report_that_does_not_fit_on_the_disk_is_said() -> None:
    done = verified("--junit", "/dev/full")
    assert done.exit_code == 1
    assert "No space left on device" in done.stderr


def test_verify_of_a_part() -> None:
    assert "1 problem proved" in verified("--shard", "1/2").stdout
    assert "0 problems proved" in verified("--shard", "2/2").stdout
    done = verified("--shard", "3/2")
    assert done.exit_code == 2
    assert "is no part such as 2/3" in done.stderr


def refused(
    examined: Callable[[Problem], Examined], monkeypatch: pytest.MonkeyPatch, *options: str
) -> Result:
    def examine(problems: Iterable[Problem], *_: object, **__: object) -> list[Examined]:
        return [examined(problem) for problem in problems]

    monkeypatch.setattr(verify, "examine_problems", examine)
    return verified(*options)


def test_verify_fails_with_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    mistake = Diagnostic("problems/same-padding/solution.py", 2, 1, "cannot be loaded")
    outcome = Refusal("same-padding", (mistake,), None, ())
    for options in ([], ["--json"]):
        done = refused(lambda problem: Examined(problem, outcome, cached=False), monkeypatch, *options)
        assert done.exit_code == 1
        assert "problems/same-padding/solution.py:2:1: cannot be loaded\nError: 1 mistake" in done.stderr
    assert json.loads(done.stdout)["problems"][0]["diagnostics"][0]["message"] == "cannot be loaded"


def test_verify_tells_mistakes_in_the_content_as_json_too(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli.main, ["-C", str(tmp_path), "verify", "--json"])
    assert done.exit_code == 1
    told = json.loads(done.stdout)
    assert not told["ok"]
    assert told["diagnostics"][0]["message"] == "missing folder"


def test_an_interrupt_has_a_status_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(problem: Problem) -> Examined:
        raise KeyboardInterrupt

    done = refused(interrupted, monkeypatch)
    assert done.exit_code == 130
    assert "Interrupted" in done.stderr


def mutated(*options: str) -> Result:
    return CliRunner().invoke(cli.main, ["-C", str(ROOT), "mutate", *options])


def test_mutate_tells_the_share_that_is_caught() -> None:
    done = mutated("same-padding", "--minimum", "95")
    assert done.exit_code == 0
    assert re.match(r"same-padding: \d+ of \d+ mutants caught \(\d+\.\d %\), \d+ equivalent", done.stdout)
    assert json.loads(mutated("same-padding", "--json").stdout)["ok"]
    assert "no problem is called nothing" in mutated("nothing").stderr


def test_mutate_shows_survivors_and_fails_below_the_minimum(monkeypatch: pytest.MonkeyPatch) -> None:
    source = "def f(x):\n    return 2 * x\n"
    survivor = Outcome(Mutant(source, Edit(23, 24, "+", "arithmetic")), None)

    def scores(problems: Iterable[Problem], **_: object) -> list[Score]:
        return [Score(problem, (survivor,), 0.0) for problem in problems]

    monkeypatch.setattr(mutate, "mutate_problems", scores)
    done = mutated("same-padding", "--minimum", "50")
    assert done.exit_code == 1
    assert "1 problem below 50 %: same-padding (0.0 %)" in done.stderr
    assert done.stdout == (
        "same-padding: 0 of 1 mutants caught (0.0 %), tried before\n"
        "\n"
        "problems/same-padding/solution.py:2: no case catches this (arithmetic)\n"
        "--- problems/same-padding/solution.py\n"
        "+++ problems/same-padding/solution.py (arithmetic)\n"
        "@@ -1,2 +1,2 @@\n"
        " def f(x):\n"
        "-    return 2 * x\n"
        "+    return 2 + x\n"
        "\n"
    )
    coloured = CliRunner().invoke(cli.main, ["-C", str(ROOT), "mutate", "same-padding"], color=True)
    assert "\x1b[32m+    return 2 + x\x1b[0m\n" in coloured.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent to processes")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_the_processes_too(number: int, status: int, project: Project) -> None:
    endless = "import os\nprint(os.getpid(), file=open({!r}, 'w'), flush=True)\nwhile True: pass\n"
    root = project({"started": ""})
    started = root / "started"
    (root / "problems/softmax/solution.py").write_text(endless.format(str(started)), encoding="utf-8")
    command = [
        sys.executable,
        "-c",
        "from divebell.cli import main; main()",
        "-C",
        str(root),
        "mutate",
        "softmax",
    ]
    environment = os.environ | {"DIVEBELL_CACHE": str(root)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        while not (process_id := started.read_text(encoding="utf-8").strip()):
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(number)
        assert process.stderr is not None
        assert process.stderr.read() == ("Interrupted\n" if number == signal.SIGINT else "")
    assert process.returncode == status
    with pytest.raises(ProcessLookupError):
        os.kill(int(process_id), 0)
