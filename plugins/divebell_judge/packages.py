"""Packages besides the standard library: which code asks for, and what is told where one is not there."""

import ast
import json
import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from importlib import import_module
from typing import Final, NamedTuple

from divebell_judge.case import read_bundle
from divebell_judge.wording import text


class _Package(NamedTuple):
    title: str
    modules: tuple[str, ...]


_ALWAYS: Final = {
    "numpy": _Package("NumPy", ("numpy",)),
    "matplotlib": _Package("Matplotlib", ("matplotlib", "mpl_toolkits", "pylab")),
}
_ON_REQUEST: Final = {
    "pandas": _Package("pandas", ("pandas",)),
    "pillow": _Package("Pillow", ("PIL",)),
    "scikit-learn": _Package("scikit-learn", ("sklearn",)),
    "scipy": _Package("SciPy", ("scipy",)),
    "sympy": _Package("SymPy", ("isympy", "sympy")),
}
"""By the names that `packages` of a problem lists them under."""

MODULES: Final = frozenset(
    module for package in (_ALWAYS | _ON_REQUEST).values() for module in package.modules
)
"""The modules of all packages that there can be."""

_offered: list[str] = []


def offer(packages: Iterable[str]) -> None:
    """Says which packages the code that comes next may import besides those that are always there."""
    _offered[:] = [name for name in packages if name in _ON_REQUEST]


def there() -> str:
    """What can be imported, for a sentence to begin with."""
    *titles, last = [package.title for package in _available()]
    return text("Python's standard library, {titles} and {last}", titles=", ".join(titles), last=last)


def missing_hint(error: BaseException) -> str:
    """What to tell a reader whose code imports what is not there."""
    name = ImportError.__dict__["name"].__get__(error)  # a reader's subclass may answer anything
    module = name.partition(".")[0] if type(name) is str else ""
    here = {name: package.title for package in _available() for name in package.modules}
    if module in here and module in sys.modules:
        return text("{package} is here, and has no module of that name.", package=here[module])
    if module in here:
        return text(
            "This problem may use {package}, which this Python does not have: install it.",
            package=here[module],
        )
    if module in sys.stdlib_module_names:
        return text(
            "This part of the standard library needs an operating system, and is not in the browser's Python."
        )
    return text("{there} are here, other packages are not.", there=there())


def imported(source: str, bundle: bytes | None = None) -> str:
    """The modules outside of the standard library that a solution, and the cases of `bundle`, import.

    The code is read, not run. Returns a JSON list of top-level names.
    """
    names = {name.partition(".")[0] for name in _modules(source, bundle)}
    return json.dumps(sorted(names - sys.stdlib_module_names))


def packages_of(bundle: bytes) -> list[str]:
    """The packages that solutions of a problem may use besides those that are always there."""
    return list(read_bundle(bytes(bundle)).packages)


def import_ahead(source: str, bundle: bytes | None = None) -> None:
    """Imports what `source`, and the cases of `bundle`, import of packages that are there.

    To import SciPy takes seconds, which are not the solution's. What cannot be imported is told when it is
    tried again.
    """
    for name in _modules(source, bundle):
        if name.partition(".")[0] in MODULES:
            with suppress(Exception):
                import_module(name)


def _available() -> list[_Package]:
    return [*_ALWAYS.values(), *(_ON_REQUEST[name] for name in _offered)]


def _modules(source: str, bundle: bytes | None) -> list[str]:
    of_cases = () if bundle is None else _modules_of_cases(bytes(bundle))
    return list(dict.fromkeys((*modules_of(source), *of_cases)))


@lru_cache(maxsize=1)  # one problem is checked again and again
def _modules_of_cases(bundle: bytes) -> tuple[str, ...]:
    return tuple(name for case in read_bundle(bundle).cases for name in modules_of(case.all_code()))


def modules_of(code: str) -> Iterator[str]:
    """The modules that `code` imports, by their dotted names; none of code that is not Python."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            tree = ast.parse(code.removeprefix("\ufeff"))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(module), level=0, names=names):
                yield module
                # Of a package, what is imported may be a module too.
                yield from (f"{module}.{alias.name}" for alias in names if alias.name != "*")
            case ast.Call(
                func=ast.Name(id="__import__" | "import_module") | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(module)), *_],
            ):
                yield module
