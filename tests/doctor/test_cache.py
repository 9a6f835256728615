"""The cache: what is old goes, what is used stays, and nothing goes while somebody is at work."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from divebell import cli
from divebell.doctor import CacheInUseError, prune, use_cache
from divebell.doctor.cache_pruning import sizes
from divebell.runtime import load_lock

NOW = 1_800_000_000.0
DAY = 86_400.0
CURRENT = f"runtime/pyodide-{load_lock().pyodide}/pyodide.mjs"
OLD = (
    "texts/old.json",
    "search/aaaa/index.html",
    "search/aaaa/new/page",
    "runtime/assembled/older/x",
    "runtime/pyodide-0.1/x",
)
USED = ("texts/read.json", "texts/written.json", "runtime/assembled/used/x", "search/bbbb/index.html")
KEPT = (CURRENT, "wheels/numpy.whl", "runtime/assembled/.lock")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (*OLD, *USED, *KEPT):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * 1000)
        accessed, modified = (100, 100) if name not in USED else ((1, 100) if "read" in name else (100, 1))
        os.utime(path, (NOW - accessed * DAY, NOW - modified * DAY))
    monkeypatch.setenv("DIVEBELL_CACHE", str(tmp_path))
    monkeypatch.setattr(time, "time", lambda: NOW)
    return tmp_path


def left(cache: Path) -> set[str]:
    return {
        path.relative_to(cache).as_posix()
        for path in cache.rglob("*")
        if path.is_file() and path.parts[len(cache.parts)][0] != "."
    }


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, ["cache", *arguments])


def test_what_has_not_been_used_for_a_month_goes(cache: Path) -> None:
    done = run("prune")
    assert done.exit_code == 0, done.output
    assert left(cache) == {*USED, *KEPT}
    assert "4 went, 0.0 MB; " in done.output
    assert "0 went" in run("prune").output


def test_a_dry_run_takes_nothing_out(cache: Path) -> None:
    before = left(cache)
    assert "4 would go" in run("prune", "--dry-run").output
    assert left(cache) == before


def test_days_say_how_old(cache: Path) -> None:
    run("prune", "--days", "0")
    assert left(cache) == set(KEPT)


def test_nothing_goes_while_another_process_is_at_work(cache: Path) -> None:
    before = left(cache)
    program = (
        "import sys, pathlib; from divebell.doctor import use_cache\n"
        "with use_cache(pathlib.Path(sys.argv[1])): print('using', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(cache)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as user:
        assert user.stdout is not None
        assert user.stdout.readline() == b"using\n"
        done = run("prune")
        assert done.exit_code == 1
        assert f"process {user.pid} is at work" in " ".join(done.output.split())
        assert left(cache) == before
        user.kill()  # and it cannot say that it has ended
    assert run("prune").exit_code == 0
    assert left(cache) != before


def test_several_may_use_it_at_once(cache: Path) -> None:
    with use_cache(cache), use_cache(cache):
        with pytest.raises(CacheInUseError) as caught:
            prune(cache, days=0, now=NOW)
        assert caught.value.processes == (os.getpid(),)
    assert prune(cache, days=0, now=NOW).entries


def test_sizes_count_a_file_of_two_names_once(cache: Path) -> None:
    (cache / "runtime/assembled/used/y").hardlink_to(cache / CURRENT)
    assert (
        sizes(cache)["runtime"]
        == 1000 * len([name for name in left(cache) if name.startswith("runtime")]) - 1000
    )


def test_files_that_go_meanwhile_count_for_nothing(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sizes(cache)
    listed = Path.rglob
    monkeypatch.setattr(Path, "rglob", lambda path, glob: [*listed(path, glob), path / "gone"])
    assert sizes(cache) == before


def test_a_cache_that_is_not_there_is_no_mistake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIVEBELL_CACHE", str(tmp_path / "none"))
    assert run("prune").exit_code == run("size").exit_code == 0
