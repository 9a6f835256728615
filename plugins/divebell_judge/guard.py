"""Shared state that a solution could change under the judge's feet: remembered before, put back after.

Watched are the names of builtins, NumPy's modules, the judge's own modules and the part of the standard
library that either uses. What decides a comparison is put back straight after every piece of the reader's
code; the rest, of which there is much, after loading and after each test. Putting back looks up no name that
the reader could have replaced. This guards against accident
and mischief, in a sandbox where a reader could only deceive themselves; it is no security boundary.
"""

import builtins
import operator
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any, Final, NamedTuple

import numpy as np

type Restore = Callable[[], list[str]]
"""Puts back what was changed, and names it."""

_DECISIVE: Final = ("builtins", "numpy", "numpy._core._methods", "numpy._core._ufunc_config")
_WATCHED: Final = (
    "binascii", "collections", "copy", "functools", "itertools", "json", "json.encoder",
    "json.decoder", "linecache", "math", "operator", "random", "time", "types", "zlib",
)  # fmt: skip
_JUDGE: Final = __name__.partition(".")[0]

_PRINT_OPTIONS: Final = np.get_printoptions()
_ERRORS: Final = np.geterr()
_RECURSION_LIMIT: Final = sys.getrecursionlimit()
_SEED: Final = 0


class Guard(NamedTuple):
    """Shared state as it was when `watch` was called."""

    decisive: Restore
    """For what a comparison rests on: builtins, `np`, the judge. Quick."""
    everything: Restore
    """For all that is watched."""


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
    return Guard(_restorer(decisive, sys.modules), _restorer(decisive + rest, sys.modules))


def _remembered(name: str, module: ModuleType) -> list[Any]:
    live = vars(module)
    return [name, module, live, dict(live), list(live.values())]


def _restorer(
    saved: list[list[Any]], modules: dict[str, ModuleType]
) -> Restore:  # Any: modules hold anything
    # Bound here, so that the code below finds them whatever the reader has put into builtins.
    all_, map_, len_, list_, type_, module_type, same = all, map, len, list, type, ModuleType, operator.is_
    absent, public_name = object(), _public_name

    def restore() -> list[str]:
        changed: list[str] = []
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
                if type_(live[key]) is module_type or key[:2] == "__":
                    before[key] = live[key]
                else:
                    del live[key]
                    changed.append(public_name(name, key))
            entry[4] = list_(live.values())
        return changed

    return restore


def _public_name(module: str, key: str) -> str:
    if module == builtins.__name__:
        return key
    return f"np{module.removeprefix('numpy')}.{key}" if module.startswith("numpy") else f"{module}.{key}"


def reset() -> None:
    """NumPy's error handling and printing, the recursion limit and the global random streams, as at first.

    Streams of modules that nobody has imported are left alone, because importing them takes long.
    """
    np.seterr(**_ERRORS)
    np.seterrcall(None)
    np.set_printoptions(**_PRINT_OPTIONS)
    sys.setrecursionlimit(_RECURSION_LIMIT)
    if "random" in sys.modules:
        sys.modules["random"].seed(_SEED)
    if "numpy.random" in sys.modules:
        np.random.seed(_SEED)
