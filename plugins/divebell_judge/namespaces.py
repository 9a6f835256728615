"""The names of modules: what they stood for, put back where somebody changed it."""

import operator
import sys
from collections.abc import Callable, Collection
from types import ModuleType
from typing import Any, Final

type Restore = Callable[[], list[str]]
"""Puts back what was changed, and names it."""

_CONSTANTS: Final = (int, float, complex, str)


type Names = list[Any]  # Any: a record of what modules hold, which is anything
"""What the names of one module stood for."""


def remembered(name: str, module: ModuleType, *, named: bool) -> Names:
    """What the names of `module` stand for.

    NumPy, the judge and builtins change none of their names by themselves. The rest of the standard library
    keeps some state in names; such a change is put back too, but nobody is blamed for it, unless it is of a
    function, class or constant in a module that the solution has `named`.
    """
    live = vars(module)
    strict = name == "builtins" or name.partition(".")[0] in ("numpy", __name__.partition(".")[0])
    return [name, strict, named, live, dict(live), list(live.values())]


def names_restorer(saved: Collection[Names]) -> Restore:
    """What puts back the names of these modules, and what `sys.modules` holds."""
    # Bound here, so that the code below finds them whatever the reader has put into builtins.
    all_, map_, zip_, len_, list_ = all, map, zip, len, list
    str_, type_, callable_ = str, type, callable
    module_type, same, absent = ModuleType, operator.is_, object()
    public_name, constants = public, _CONSTANTS
    system, loaded, keys, values_ = sys, sys.modules, list(sys.modules), list(sys.modules.values())

    def restore() -> list[str]:
        changed: list[str] = []
        if system.modules is not loaded:
            system.modules = loaded
            changed.append("sys.modules")
        if not all_(map_(same, map_(loaded.get, keys), values_)):
            missing = [key for key, value in zip_(keys, values_) if loaded.get(key) is not value]
            loaded.update(zip_(keys, values_))
            changed.append("sys.modules" if len_(missing) > 1 else f"sys.modules[{missing[0]!r}]")
        for entry in saved:
            name, strict, named, live, before, values = entry
            if len_(live) == len_(values) and all_(map_(same, live.values(), values)):
                continue
            for key, value in before.items():
                if live.get(key, absent) is not value:
                    live[key] = value
                    if strict or (named and (callable_(value) or type_(value) in constants)):
                        changed.append(public_name(name, key))
            for key in list_(live):
                if key in before:
                    continue
                # Imported submodules, and the likes of __warningregistry__, come about by themselves.
                if type_(live[key]) is module_type or (type_(key) is str_ and key[:2] == "__"):
                    before[key] = live[key]
                else:
                    del live[key]
                    if strict:
                        changed.append(public_name(name, key))
            entry[5] = list_(live.values())
        return changed

    return restore


def public(module: str, key: object) -> str:
    """The name of a module's name, as readers write it: `np.sum`, `len`, `math.sqrt`."""
    if module == "builtins":
        return f"{key}"
    return f"np{module.removeprefix('numpy')}.{key}" if module.startswith("numpy") else f"{module}.{key}"
