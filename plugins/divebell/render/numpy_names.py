"""NumPy's public names with signatures and one line each, for the editor to complete and explain.

They are read from the NumPy that is installed, which pyproject.toml holds at the browser's version.
"""

import importlib
import inspect
import json
import re
from collections.abc import Iterator
from types import ModuleType
from typing import Final, Literal, NamedTuple

import numpy as np

type Kind = Literal["function", "method", "class", "property", "constant", "module"]

_MODULES: Final = ("numpy", "numpy.linalg", "numpy.random", "numpy.fft")
_CLASSES: Final = (np.ndarray, np.random.Generator)
_MAX_SUMMARY: Final = 160


class Name(NamedTuple):
    """A public name of a module or class."""

    name: str
    kind: Kind
    signature: str
    """`(a, axis=None)`, or nothing where there is none."""
    summary: str
    """The first paragraph of its documentation, as plain text."""


def numpy_names() -> bytes:
    """JSON: `{"numpy": version, "modules": {module: [Name, …]}, "classes": {class: [Name, …]}}`."""
    document = {
        "numpy": np.__version__,
        "modules": {name: list(_public(importlib.import_module(name))) for name in _MODULES},
        "classes": {cls.__name__: list(_members(cls)) for cls in _CLASSES},
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _public(module: ModuleType) -> Iterator[Name]:
    for name in sorted(set(getattr(module, "__all__", dir(module)))):
        value = getattr(module, name, None)
        if name.startswith("_") or (isinstance(value, ModuleType) and value.__name__ not in _MODULES):
            continue
        yield _described(name, value, _kind(value))


def _kind(value: object) -> Kind:
    if isinstance(value, ModuleType):
        return "module"
    if isinstance(value, type):
        return "class"
    return "function" if callable(value) else "constant"


def _members(cls: type) -> Iterator[Name]:
    for name in sorted(dir(cls)):
        value = getattr(cls, name)
        # What NumPy 2 has taken away is still there, to say so.
        if not name.startswith("_") and inspect.getdoc(value):
            yield _described(name, value, "method" if callable(value) else "property")


def _described(name: str, value: object, kind: Kind) -> Name:
    if kind == "constant":  # its documentation is that of its type
        return Name(name, kind, "", repr(value) if isinstance(value, float | None) else "")
    paragraphs = re.split(r"\n\s*\n", inspect.getdoc(value) or "")
    written = _written_signature(getattr(value, "__name__", name), paragraphs[0]) if paragraphs else None
    if written is not None:
        paragraphs = paragraphs[1:]
    signature = written or (_signature(value, kind) if kind in ("function", "method", "class") else "")
    return Name(name, kind, signature, _summary(paragraphs[0] if paragraphs else ""))


def _written_signature(name: str, paragraph: str) -> str | None:
    """The signature that the documentation of code in C begins with: `exp(x, /, out=None, …)`."""
    text = " ".join(paragraph.split())
    match = re.fullmatch(rf"(?:[A-Za-z]\w*\.)?{re.escape(name)}(\(.*\))(?: -> .*)?", text)
    if not match:
        return None
    # What every ufunc takes besides, and hardly any call gives.
    usual = re.sub(r", casting='same_kind', order='K'(, dtype=None)?, subok=True(\[.*\])?", "", match[1])
    return usual.replace("( (", "((").replace(" )", ")").replace(", *)", ")")


def _signature(value: object, kind: Kind) -> str:
    try:
        signature = inspect.signature(value)  # type: ignore[arg-type]  # what is not callable raises TypeError
    except (TypeError, ValueError):
        return ""
    parameters = list(signature.parameters.values())
    if kind == "method" and parameters and parameters[0].name == "self":
        signature = signature.replace(parameters=parameters[1:])
    text = re.sub(r"<class '(?:builtins\.)?([\w.]+)'>", r"\1", str(signature))
    return re.sub(r"<[^<>]*>", "…", text).replace("numpy.", "np.")


def _summary(paragraph: str) -> str:
    text = re.sub(r"\s*={4,}\s*", "", " ".join(paragraph.split()))
    text = re.sub(r":\w+:`~?([^`]+)`", r"\1", text).replace("`", "")
    return text if len(text) <= _MAX_SUMMARY else f"{text[: _MAX_SUMMARY - 1].rstrip()}…"
