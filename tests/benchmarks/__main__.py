"""Measures what a reader waits for, and prints it: `make benchmark`."""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.e2e.serving import chromium

from . import judge
from .startup import measure

BUDGETS = {"first_visit": 1.1, "later_visit": 0.5, "return_visit": 0.5, "stop": 0.5}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds: int = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        site = Path(folder) / "site"
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "-q", "--strict", "-d", str(site)],
            check=True,
            env={**os.environ, "DIVEBELL_AS_OF": "2026-11-20"},
        )
        times = measure(browser, site, Path(folder), rounds)
    print(
        f"{rounds} rounds; milliseconds as min / median / max, and the median ratio to bare Pyodide + NumPy"
    )
    for name in ("bare", "first_visit", "later_visit", "return_visit", "ready", "stop"):
        values = sorted(getattr(times, name))
        budget = f"  (budget {BUDGETS[name]})" if name in BUDGETS else ""
        figures = f"{values[0]:7.0f} {values[len(values) // 2]:7.0f} {values[-1]:7.0f}"
        print(f"{name:12} {figures}   {times.ratio(name):5.2f}{budget}")
    judge.report()


if __name__ == "__main__":
    main()
