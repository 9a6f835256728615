"""The snapshot: Python's memory once the judge is imported, for later starts to begin with.

Pyodide keeps no account of extension modules in a snapshot. So those that the judge imports are loaded before
Python starts, in a fixed order, when the snapshot is made as well as when it is used: each lies where it lay.
"""

import json
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from .archives import write_gzipped
from .errors import RuntimeFilesError
from .images import JUDGE, site_packages
from .node import NODE_MISSING, find_node

SNAPSHOT: Final = "python.snapshot"

_LIBRARIES: Final = ("numpy/_core/_multiarray_umath", "numpy/linalg/_umath_linalg")
"""The extension modules that the judge imports, in the order in which it does."""

_SCRIPT: Final = Path(__file__).with_name("snapshot.mjs")


def build_snapshot(runtime: Path, images: Iterable[str], python: str) -> Mapping[str, Any]:  # Any: JSON
    """Import the judge in the Python of `runtime`, an `indexURL`, under Node; put its memory there, gzipped.

    The same runtime and the same Node give the same bytes: clock and entropy stand still meanwhile. Gives
    what has to be like it where it is used: `Layout` of `site_src/sandbox/protocol.ts`. Raises
    `RuntimeFilesError` if there is no Node, or Python does not start.

    Parameters:
        images: the names of the images in `runtime` that are put in place first.
        python: the version of the browser's Python.
    """
    node = find_node()
    if node is None:
        raise RuntimeFilesError(f"Python's snapshot is made under Node. {NODE_MISSING}")
    major, minor, *_ = python.split(".")
    suffix = f".cpython-{major}{minor}-wasm32-emscripten.so"
    libraries = [f"/{site_packages(python)}/{name}{suffix}" for name in _LIBRARIES]
    with tempfile.TemporaryDirectory() as scratch:
        target, files = Path(scratch) / SNAPSHOT, Path(scratch) / "files"
        for image in images:
            with tarfile.open(runtime / f"{image}.gz") as archive:
                archive.extractall(files, filter="data")
        run = subprocess.run(
            [node.path, str(_SCRIPT), str(runtime), str(files), str(target), JUDGE, *libraries],
            env=os.environ | {"TZ": "UTC"},
            capture_output=True,
            text=True,
            check=False,
        )
        if run.returncode:
            raise RuntimeFilesError(f"Python's snapshot could not be made:\n{run.stderr[-2000:]}")
        write_gzipped(runtime / SNAPSHOT, target.read_bytes())
    layout: dict[str, Any] = json.loads(run.stdout)
    return layout
