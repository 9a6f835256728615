"""What functions and classes are made of: a solution can change it without touching the name of either."""

import operator
from collections.abc import Iterable
from types import FunctionType, ModuleType
from typing import Any, Final, NamedTuple

from divebell_judge.namespaces import Restore, public

_HEAP: Final = 1 << 9
_IMMUTABLE: Final = 1 << 8
"""CPython's Py_TPFLAGS_HEAPTYPE and Py_TPFLAGS_IMMUTABLETYPE: what only has the first can be changed."""


class _Contents(NamedTuple):
    """The functions, and the classes that can be changed, to which a module's names lead."""

    values: list[object]
    """What the module's names stood for when it was looked through."""
    functions: dict[FunctionType, str]
    classes: dict[type, str]


# Looking through a module takes long, and one whose names are as before holds what it held before.
_known: dict[str, _Contents] = {}


def innards_restorer(modules: Iterable[ModuleType]) -> Restore:
    """Remembers the code and the defaults of functions in `modules`, and the attributes of classes."""
    contents = [_contents(module) for module in modules]
    functions = {function: name for each in contents for function, name in each.functions.items()}
    classes = {cls: name for each in contents for cls, name in each.classes.items()}
    restores = (_class_restorer(classes), _function_restorer(functions))

    def restore() -> list[str]:
        return [name for one in restores for name in one()]

    return restore


def _contents(module: ModuleType) -> _Contents:
    name, values = module.__name__, list(vars(module).values())
    found = _known.get(name)
    if found and len(found.values) == len(values) and all(map(operator.is_, found.values, values)):
        return found
    functions: dict[FunctionType, str] = {}
    classes: dict[type, str] = {}
    for key, value in list(vars(module).items()):
        called = public(getattr(value, "__module__", None) or name, key)
        if type(value) is FunctionType:
            functions[value] = called
        elif isinstance(value, type):
            if value.__flags__ & _HEAP and not value.__flags__ & _IMMUTABLE:
                classes[value] = called
                functions |= {
                    member: f"{called}.{inner}"
                    for inner, member in list(vars(value).items())
                    if type(member) is FunctionType
                }
        else:  # NumPy's functions are Python functions in a wrapping
            inside = getattr(value, "__wrapped__", None) if callable(value) else None
            if type(inside) is FunctionType:
                functions[inside] = called
    _known[name] = _Contents(values, functions, classes)
    return _known[name]


def _function_restorer(functions: dict[FunctionType, str]) -> Restore:
    keep = list(functions)
    parts = [
        (operator.attrgetter(part), part, [getattr(function, part) for function in keep])
        for part in ("__code__", "__defaults__")
    ]
    keywords = [
        (function, function.__kwdefaults__, dict(function.__kwdefaults__))
        for function in keep
        if function.__kwdefaults__
    ]

    def restore() -> list[str]:
        changed = []
        for get, part, before in parts:
            if not all(map(operator.is_, map(get, keep), before)):
                for function, was in zip(keep, before, strict=True):
                    if get(function) is not was:
                        setattr(function, part, was)
                        changed.append(functions[function])
        for function, live, was in keywords:
            if function.__kwdefaults__ is not live or not _same(live, was):
                live.clear()
                live.update(was)
                function.__kwdefaults__ = live
                changed.append(functions[function])
        return changed

    return restore


def _same(live: dict[str, Any], before: dict[str, Any]) -> bool:  # Any: defaults are anything
    return len(live) == len(before) and all(map(operator.is_, live.values(), before.values()))


def _class_restorer(classes: dict[type, str]) -> Restore:
    saved: list[list[Any]] = [  # Any: classes hold anything
        [cls, name, vars(cls), dict(vars(cls)), list(vars(cls).values())] for cls, name in classes.items()
    ]
    absent = object()

    def restore() -> list[str]:
        changed = []
        for entry in saved:
            cls, name, live, before, values = entry
            if len(live) == len(values) and all(map(operator.is_, live.values(), values)):
                continue
            for key, value in before.items():
                if live.get(key, absent) is not value:
                    type.__setattr__(cls, key, value)
                    changed.append(f"{name}.{key}")
            for key in list(live):
                if key not in before:
                    # Annotations and caches of the abc module come about by themselves.
                    if key[:2] == "__" or key[:4] == "_abc":
                        before[key] = live[key]
                    else:
                        type.__delattr__(cls, key)
                        changed.append(f"{name}.{key}")
            entry[4] = list(live.values())
        return changed

    return restore
