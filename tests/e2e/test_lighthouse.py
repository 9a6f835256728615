"""Lighthouse finds nothing to mend on six kinds of page, seen on the phone that it emulates.

Its score for performance is printed and not asserted: it is a time, and differs from one machine to the next.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .serving import QUIET, chromium_path

ROOT = Path(__file__).parents[2]
LIGHTHOUSE = ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"
ASSERTED = ("accessibility", "best-practices", "seo")
SHIFT = 0.05
"""The largest cumulative layout shift: half of what is called good (web.dev/articles/cls). Fonts that come
late on a busy machine account for up to 0.034."""


@pytest.mark.parametrize(
    ("path", "budget"),
    [
        pytest.param("", 150_000, id="home"),
        pytest.param("dives/2026-11-20-bayesian-inference/", 400_000, id="dive"),
        pytest.param("problems/conjugate-update/", 330_000, id="problem"),
        pytest.param("topics/optimizers/", 220_000, id="topic"),
        pytest.param("jobs/", 210_000, id="job board"),
        pytest.param("case-studies/google-tpu/", 200_000, id="case study"),
    ],
)
def test_lighthouse_finds_nothing_to_mend(
    site: str, path: str, budget: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """`budget` is in bytes as they lie on disk; a host that compresses sends about half."""
    command = [
        *("node", str(LIGHTHOUSE), site + path, "--quiet", "--output=json", "--no-enable-error-reporting"),
        *("--disable-full-page-screenshot", f"--chrome-flags={' '.join(('--headless', *QUIET))}"),
    ]
    environment = {**os.environ, "CHROME_PATH": chromium_path()}
    found = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    report = json.loads(found.stdout)
    audits = report["audits"]
    scores = {name: category["score"] for name, category in report["categories"].items()}
    size = audits["total-byte-weight"]["numericValue"]
    shift = audits["cumulative-layout-shift"]["numericValue"]
    with capsys.disabled():
        line = f"Lighthouse /{path} {scores} {size} bytes, layout shift {shift:.4f}"
        print(f"\n{line}", file=sys.stderr)  # the only stream of a worker that reaches the terminal
    faults = {
        audit["title"]: audit.get("details", {}).get("items", [])
        for name in ASSERTED
        for reference in report["categories"][name]["auditRefs"]
        if reference["weight"] and (audit := audits[reference["id"]])["score"] not in (None, 1)
    }
    assert faults == {}
    assert [scores[name] for name in ASSERTED] == [1, 1, 1]
    assert size < budget
    assert shift < SHIFT
