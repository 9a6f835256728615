"""The same visit in Firefox ESR and WebKitGTK, where they are there: `make test-browsers` installs them."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from .workbench import solution

READER = Path(__file__).parent / "engines" / "reader.mjs"
SLUG = "conjugate-update"


def minibrowser() -> str | None:
    """WebKitGTK's own browser, which Debian keeps beside the library, if its driver and Xvfb are there."""
    if not (shutil.which("WebKitWebDriver") and shutil.which("Xvfb")):
        return None
    return next(map(str, sorted(Path("/usr/lib").glob("*/webkit2gtk-4*/MiniBrowser"), reverse=True)), None)


ENGINES = {"firefox": shutil.which("firefox-esr") or shutil.which("firefox"), "webkit": minibrowser()}


@pytest.mark.parametrize("engine", ENGINES)
def test_a_wrong_an_endless_and_a_right_answer_and_a_later_visit(engine: str, site: str) -> None:
    executable = ENGINES[engine]
    if executable is None:
        pytest.skip(f"{engine} is not installed: `make test-browsers` installs it")
    right = solution(SLUG)
    answers = {
        "wrong": "def beta_update(a, b, x):\n    return a, b\n",
        "endless": "while True:\n    pass\n",
        "right": right,
    }
    visit = subprocess.run(
        ["node", str(READER), engine, executable, f"{site}problems/{SLUG}/"],
        input=json.dumps(answers),
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    assert visit.returncode == 0, visit.stderr[-2000:]
    said = json.loads(visit.stdout)
    assert said["wrong"]["outcome"] in ("fail", "error")
    assert said["endless"]["outcome"] == "stopped"
    assert said["right"]["outcome"] == "pass"
    assert set(said["right"]["tests"]) == {"pass"}
    assert said["again"]["outcome"] == "pass"
    first_line = next(line for line in right.splitlines() if line.strip())
    assert first_line in said["again"]["kept"]
