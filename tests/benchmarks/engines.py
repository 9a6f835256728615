"""Start-up in Firefox ESR and WebKitGTK, as ratios to bare Pyodide with NumPy in the same browser and round.

`python -m tests.benchmarks.engines SITE` measures a built site; `make test-browsers` installs the browsers.
To write into the editor is to turn to the workbench, so a visit counts from a little after loading began.
"""

import argparse
import json
import statistics
import subprocess
import tempfile
from pathlib import Path

from tests.e2e.serving import serve
from tests.e2e.test_engines import ENGINES
from tests.e2e.workbench import solution

from .startup import BARE_PAGE, PROBLEM, publish

MEASURED = ("bare", "first_visit", "later_visit", "ready", "stop")
SCRIPT = Path(__file__).with_name("engines.mjs")


def measure(engine: str, executable: str, address: str) -> dict[str, float]:
    """Milliseconds of one round in a fresh profile."""
    run = subprocess.run(
        ["node", str(SCRIPT), engine, executable, f"{address}bare/", f"{address}site/problems/{PROBLEM}/"],
        input=solution(PROBLEM),
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise RuntimeError(run.stderr[-2000:])
    times: dict[str, float] = json.loads(run.stdout)
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "site").symlink_to(options.site.resolve())
        (root / "bare").mkdir()
        (root / "bare" / "index.html").write_text(BARE_PAGE, encoding="utf-8")
        publish(root / "bare")
        with serve(root) as server:
            for engine, executable in ENGINES.items():
                if executable is None:
                    print(f"{engine} is not installed")
                    continue
                rounds = [measure(engine, executable, server.url) for _ in range(options.rounds)]
                for name in MEASURED:
                    times = sorted(times[name] for times in rounds)
                    ratio = statistics.median(times[name] / times["bare"] for times in rounds)
                    print(
                        f"{engine:8} {name:12} {times[0]:7.0f} {statistics.median(times):7.0f}   {ratio:5.2f}"
                    )


if __name__ == "__main__":
    main()
