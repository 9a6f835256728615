"""Shared state that a solution could change under the judge's feet: remembered before, put back after.

Watched are the names of builtins, NumPy's modules, the judge's own modules and the part of the standard
library that either uses. What a decision rests on is put back straight after every piece of the reader's
code; the rest, of which there is much, after loading and after each test. Putting back looks up no name that
the reader could have replaced. This guards against accident and mischief, in a sandbox where readers could
deceive only themselves; it is no security boundary.
"""

import builtins
import operator
import re
import sys
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any, Final, NamedTuple

import numpy as np

type Restore = Callable[[], list[str]]
"""Puts back what was changed, and names it."""

_DECISIVE: Final = (
    "builtins", "numpy", "numpy._core._methods", "numpy._core._ufunc_config", "numpy._core.arrayprint",
    "numpy.random.mtrand", "random", "warnings",
)  # fmt: skip
_WATCHED: Final = (
    "binascii", "collections", "contextlib", "copy", "functools", "io", "itertools", "json", "json.encoder",
    "json.decoder", "linecache", "math", "operator", "re", "time", "types", "zlib",
)  # fmt: skip
_JUDGE: Final = __name__.partition(".")[0]

_LAZY: Final = re.compile(
    r"\b(?:np\.|numpy\.|numpy import )(char|ctypeslib|fft|ma|polynomial|random|rec|strings|testing)\b"
)
_RANDOM: Final = re.compile(r"\bimport random\b|\bfrom random\b")
_SEED: Final = 0


class Guard(NamedTuple):
    """Shared state as it was when `watch` was called."""

    decisive: Restore
    """For what a decision rests on: builtins, `np`, the judge. Quick."""
    everything: Restore
    """For all that is watched."""
    reset: Callable[[], None]
    """Sets NumPy's error handling and printing as they were, and the global random streams to their start."""


def preload(code: str) -> None:
    """Imports what `code` makes NumPy load lazily, so that it can be watched and seeded from the start."""
    for name in dict.fromkeys(_LAZY.findall(code)):
        import_module(f"numpy.{name}")
    if _RANDOM.search(code):
        import_module("random")


def watch() -> Guard:
    """Remembers the shared state."""
    decisive, rest = [], []
    for name, module in list(sys.modules.items()):
        package = name.partition(".")[0]
        if not isinstance(module, ModuleType):
            continue
        if name in _DECISIVE or package == _JUDGE:
            decisive.append(_remembered(name, module))
        elif name in _WATCHED or package == "numpy":
            rest.append(_remembered(name, module))
    return Guard(_restorer(decisive), _restorer(decisive + rest), _resetter())


def _remembered(name: str, module: ModuleType) -> list[Any]:  # Any: modules hold anything
    live = vars(module)
    return [name, module, live, dict(live), list(live.values())]


def _restorer(saved: list[list[Any]]) -> Restore:  # Any: as above
    # Bound here, so that the code below finds them whatever the reader has put into builtins.
    all_, map_, len_, list_, str_, type_ = all, map, len, list, str, type
    module_type, same, absent, public_name = ModuleType, operator.is_, object(), _public_name
    system, modules, limit, set_limit = sys, sys.modules, sys.getrecursionlimit(), sys.setrecursionlimit

    def restore() -> list[str]:
        set_limit(limit)
        changed: list[str] = []
        if system.modules is not modules:
            system.modules = modules
            changed.append("sys.modules")
        for entry in saved:
            name, module, live, before, values = entry
            if modules.get(name) is not module:
                modules[name] = module
                changed.append(name)
            if len_(live) == len_(values) and all_(map_(same, live.values(), values)):
                continue
            for key, value in before.items():
                if live.get(key, absent) is not value:
                    live[key] = value
                    changed.append(public_name(name, key))
            for key in list_(live):
                if key in before:
                    continue
                # Imported submodules, and the likes of __warningregistry__, come about by themselves.
                if type_(live[key]) is module_type or (type_(key) is str_ and key[:2] == "__"):
                    before[key] = live[key]
                else:
                    del live[key]
                    changed.append(public_name(name, key))
            entry[4] = list_(live.values())
        return changed

    return restore


def _public_name(module: str, key: object) -> str:
    if module == builtins.__name__:
        return f"{key}"
    return f"np{module.removeprefix('numpy')}.{key}" if module.startswith("numpy") else f"{module}.{key}"


def _resetter() -> Callable[[], None]:
    errors, handler, printing = np.geterr(), np.geterrcall(), np.get_printoptions()
    streams: list[Callable[[int], object]] = []
    if "random" in sys.modules:
        streams.append(sys.modules["random"].seed)
    if "numpy.random" in sys.modules:
        streams.append(np.random.seed)

    def reset() -> None:
        np.seterr(**errors)
        np.seterrcall(handler)
        np.set_printoptions(**printing)
        for seed in streams:
            seed(_SEED)

    return reset
