"""A runtime in which rows are checked, in processes as verification starts them."""

import base64
import shutil
import sys
import sysconfig
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

import divebell.verify
import divebell_judge
from divebell.runtime import RuntimeAssets
from divebell.verify.process import DeathError, LineProcess, SilenceError
from divebell.verify.verdict import Verdict
from divebell.verify.worker import Worker

from .controls import CONTROLS
from .problems import REFERENCES, spec

type Fields = dict[str, Any]  # Any: JSON

MEMORY_BYTES: Final = 1 << 30
"""What a process may take. Less than verification allows: others run beside these tests."""

PATIENCE: Final = 300.0
"""Seconds after which a row that should have come to an end by itself has not."""

HERE: Final = Path(divebell.verify.__file__).parent
JUDGE: Final = Path(divebell_judge.__file__).parent


class Bench:
    """One runtime: a process that rows share, and a worker for those that take their process with them."""

    def __init__(self, spawn: Callable[[], LineProcess]) -> None:
        self._spawn = spawn
        self._process = spawn()
        self._worker = Worker("hostile", spawn)
        self.fresh = self.control()
        """The verdicts on the controls in a process where nothing has run before."""

    def close(self) -> None:
        """End the processes."""
        self._process.close()
        self._worker.close()

    def replace(self) -> None:
        """Give the next row a shared process of its own."""
        self._process.close()
        self._process = self._spawn()

    def check(self, problem: str, source: str) -> Fields:
        """The judge's verdict, of the shared process."""
        self._process.wait_until_ready()
        encoded = base64.b64encode(bundle(problem)).decode()
        self._process.send({"do": "check", "bundle": encoded, "source": source, "first": 0})
        try:
            while (message := self._process.receive(PATIENCE))["type"] != "verdict":
                pass
        except (SilenceError, DeathError) as error:
            self.replace()
            raise AssertionError(f"the shared process is gone: {type(error).__name__}: {error}") from None
        return _timeless(message["verdict"])

    def control(self) -> dict[str, Fields]:
        """The verdicts on the controls, of the shared process."""
        return {name: self.check("controls", source) for name, source in CONTROLS.items()}

    def host(self, problem: str, source: str) -> Verdict:
        """The verdict of a host, which stops what is late and replaces what has died."""
        return self._worker.check(bundle(problem), source)


def _timeless(verdict: Fields) -> Fields:
    tests = [{**test, "duration_ms": None} for test in verdict["tests"]]
    return {**verdict, "duration_ms": None, "tests": tests}


@cache
def bundle(problem: str) -> bytes:
    """The bundle of a problem of the table."""
    return divebell_judge.build_bundle(spec(problem), REFERENCES[problem])


def cpython(folder: Path) -> Bench:
    """A bench of CPython. Each process has an empty folder in `folder` as its own, and beside it a copy of
    the judge, whose files rows may destroy: the judge that is under development is on no path of theirs."""
    start = f"""
        own=$(mktemp -d "$0/XXXXXX") && mkdir "$own/home" "$own/library" && cp -r "$1" "$own/library" &&
        ln -s "$PACKAGES"/numpy* "$own/library" && cd "$own/home" && shift &&
        ulimit -v {MEMORY_BYTES // 1024} && PYTHONPATH="$own/library" exec "$@"
    """
    # Without site-packages, whose .pth files lead to this source tree, but with exit() and help().
    begin = "import runpy, site, sys; site.setquit(); site.sethelper(); del sys.argv[0]; "
    begin += "runpy.run_path(sys.argv[0], run_name='__main__')"
    worker = [str(HERE / "cpython_worker.py"), str(HERE / "serve.py")]
    python = [sys.executable, "-S", "-P", "-c", begin, *worker]
    environment = {
        "PACKAGES": sysconfig.get_path("platlib"),
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
    return Bench(lambda: LineProcess(["/bin/sh", "-c", start, str(folder), str(JUDGE), *python], environment))


def pyodide(runtime: RuntimeAssets) -> Bench:
    """A bench of the Pyodide that the site ships."""
    node = shutil.which("node")
    assert node, "Node runs the browser's Python; see CONTRIBUTING.md"
    files = [HERE / "pyodide_worker.mjs", runtime.directory, HERE / "serve.py"]
    return Bench(lambda: LineProcess([node, *map(str, files), str(MEMORY_BYTES)], {}))
