"""The same visit in Firefox ESR and WebKitGTK, where they are there: `make test-browsers` installs them."""

import json
import shutil
import subprocess
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from .serving import serve
from .workbench import solution

READER = Path(__file__).parent / "engines" / "reader.mjs"
SLUG = "conjugate-update"
PATIENCE = 300
"""Seconds that a visit without a network may take on a busy machine."""
STARTED = "print('started as', hash('divebell'))\n"
"""Python draws the seed of its hashes at each start: two that have the same began with the same memory."""


def minibrowser() -> str | None:
    """WebKitGTK's own browser, which Debian keeps beside the library, if its driver and Xvfb are there."""
    if not (shutil.which("WebKitWebDriver") and shutil.which("Xvfb")):
        return None
    return next(map(str, sorted(Path("/usr/lib").glob("*/webkit2gtk-4*/MiniBrowser"), reverse=True)), None)


ENGINES = {"firefox": shutil.which("firefox-esr") or shutil.which("firefox"), "webkit": minibrowser()}


@dataclass(frozen=True)
class Engine:
    """A browser that is driven by `engines/reader.mjs`."""

    name: str
    executable: str

    def visit(self, folder: Path, answers: dict[str, str]) -> dict[str, Any]:
        """Make the visit at a server of its own, which is gone when the reader says so; what it said."""
        with ExitStack() as server:
            address = server.enter_context(serve(folder)).url + f"divebell/problems/{SLUG}/"
            command = ["node", str(READER), self.name, self.executable, address]
            with subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            ) as reader:
                assert reader.stdin
                assert reader.stdout
                assert reader.stderr
                reader.stdin.write(json.dumps(answers) + "\n")
                reader.stdin.flush()
                asked = reader.stdout.readline()
                server.close()
                try:
                    said, complaint = reader.communicate("gone\n", timeout=PATIENCE)
                except subprocess.TimeoutExpired:
                    reader.terminate()  # it is waited for, and would wait on
                    raise
        assert (asked, reader.returncode) == ("offline\n", 0), complaint[-2000:]
        found: dict[str, Any] = json.loads(said)
        return found


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    executable = ENGINES[request.param]
    if executable is None:
        pytest.skip(f"{request.param} is not installed: `make test-browsers` installs it")
    return Engine(request.param, executable)


def test_wrong_endless_and_right_answers_a_later_visit_and_no_network(
    engine: Engine, site_folder: Path
) -> None:
    right = solution(SLUG)
    answers = {
        "wrong": "def beta_update(a, b, x):\n    return a, b\n" + STARTED,
        "endless": "while True:\n    pass\n",
        "right": right + STARTED,
    }
    said = engine.visit(site_folder.parent, answers)
    assert said["wrong"]["outcome"] in ("fail", "error")
    assert said["endless"]["outcome"] == "stopped"
    assert said["right"]["outcome"] == "pass", said["right"]["said"]
    assert set(said["right"]["tests"]) == {"pass"}
    # The page opened anew: the draft and the verdicts are there.
    first_line = next(line for line in right.splitlines() if line.strip())
    assert first_line in said["again"]["kept"]
    assert said["again"]["outcome"] == "pass", said["again"]["said"]
    assert said["again"]["tests"] == said["right"]["tests"]
    assert said["history"] == {"status": "solved", "outcomes": ["pass", said["wrong"]["outcome"]]}
    # The page, its tests and Python without a server.
    assert said["keeps"], f"{engine.name} has no service worker"
    assert first_line in said["offline"]["kept"]
    assert said["offline"]["outcome"] == "pass", said["offline"]["said"]
    assert said["offline"]["tests"] == said["right"]["tests"]
    # Both began with the snapshot that the first visit had kept, and not as that visit did.
    assert said["keepsSnapshot"], f"{engine.name} keeps no snapshot"
    started = [said[visit]["printed"] for visit in ("wrong", "again", "offline")]
    assert all(printed.startswith("started as ") for printed in started)
    assert started[0] != started[1] == started[2]
