"""Shared state that a solution could change under the judge's feet: remembered before, put back after.

Watched are the names of builtins, NumPy's modules, the judge's own modules and the part of the standard
library that either uses. `restore` is called straight after every piece of the reader's code, before the
judge decides anything; it looks up no name that the reader could have replaced. This guards against accident
and mischief, in a sandbox where a reader could only deceive themselves; it is no security boundary.
"""

import builtins
import operator
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any, Final

import numpy as np

type Restore = Callable[[], list[str]]

_WATCHED: Final = (
    "binascii", "builtins", "collections", "copy", "functools", "itertools", "json", "json.encoder",
    "json.decoder", "linecache", "math", "operator", "random", "time", "types", "zlib",
)  # fmt: skip
_WATCHED_PACKAGES: Final = ("numpy", "divebell_judge")

_PRINT_OPTIONS: Final = np.get_printoptions()
_ERRORS: Final = np.geterr()
_RECURSION_LIMIT: Final = sys.getrecursionlimit()
_SEED: Final = 0


def watch() -> Restore:
    """Remembers the shared state. The function it returns puts it back and names what had been changed."""
    saved = [
        [name, module, vars(module), dict(vars(module)), list(vars(module).values())]
        for name, module in list(sys.modules.items())
        if isinstance(module, ModuleType)
        and (name in _WATCHED or name.partition(".")[0] in _WATCHED_PACKAGES)
    ]
    return _restorer(saved, sys.modules)


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
