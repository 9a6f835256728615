"""The wheel carries all that a publication needs: nothing is left in the clone."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_it_has_every_file_of_the_packages(names: set[str]) -> None:
    plugins = ROOT / "plugins"
    files = {
        path.relative_to(plugins).as_posix()
        for package in ("divebell", "divebell_judge")
        for path in (plugins / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert len([name for name in files if "/templates/" in name]) > 80
    assert files - names == set()


def test_it_has_nothing_else(names: set[str]) -> None:
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"divebell", "divebell_judge"}
