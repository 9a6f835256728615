"""The standard library of the browser's Python, compiled where that saves the reader time."""

from importlib import resources
from pathlib import Path

from .archives import read_archive, write_archive, write_gzipped
from .images import compiled

_INSIDE = "lib/python313.zip"
"""Where Pyodide puts it, as tracebacks name it."""


def startup_modules() -> frozenset[str]:
    """Give the paths of the modules that are imported on the way to a check.

    Pyodide's `python_stdlib.zip` holds sources, which every start compiles anew. Compiling all of them
    ahead would make the zip larger by 70 %; compiling these makes it larger by 27 % and saves as much.
    """
    text = resources.files(__package__).joinpath("startup_modules.txt").read_text("utf-8")
    return frozenset(text.split())


def build_stdlib(upstream: Path, directory: Path) -> None:
    """Build the standard library with the start-up modules byte-compiled, in `directory`.

    It is a zip whose members are not compressed, as each start reads them, beside that zip compressed as a
    whole, as it is sent.
    """
    members = read_archive(upstream)
    startup = startup_modules()
    modules = compiled({name: data for name, data in members.items() if name in startup}, _INSIDE)
    rest = {name: data for name, data in members.items() if name not in startup}
    target = directory / upstream.name
    write_archive(target, rest | {name.removeprefix(f"{_INSIDE}/"): data for name, data in modules.items()})
    write_gzipped(target, target.read_bytes())
