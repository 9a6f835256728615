"""Shared state that a solution could change under the judge's feet: remembered before, put back after.

Watched are the names, functions and classes of builtins, NumPy, the judge and the standard library, and the
interpreter's settings. Where the code shows a sign of meddling, what a decision rests on is put back straight
after every piece of it, and what it is known to have at hand after loading and after each test. All is put
back at the end. Putting back looks up no name that the reader could have replaced. This guards against
accident and mischief, in a sandbox where readers could deceive only themselves; it is no security boundary.
"""

import re
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from types import ModuleType
from typing import Any, Final, NamedTuple

import numpy as np

from divebell_judge.innards import innards_restorer
from divebell_judge.meddling import may_meddle
from divebell_judge.namespaces import Restore, names_restorer, remembered
from divebell_judge.packages import MODULES
from divebell_judge.settings import Settings

_DECISIVE: Final = (
    "builtins", "numpy", "numpy._core._methods", "numpy._core._ufunc_config", "numpy._core.arrayprint",
    "numpy._core.numeric", "numpy.random.mtrand", "random", "warnings",
)  # fmt: skip
_JUDGE: Final = __name__.partition(".")[0]
_GUARDING: Final = ("guard", "namespaces", "innards", "settings", "session", "execute")

_LAZY: Final = re.compile(
    r"\b(?:np\.|numpy\.|numpy import )(char|ctypeslib|fft|ma|polynomial|random|rec|strings|testing)\b"
)
_IMPORTS: Final = re.compile(r"\b(?:import|from)[ \t]+([\w.]+(?:[ \t]*,[ \t]*[\w.]+)*)")
_PRIES: Final = re.compile(
    r"__|\bgc\b|inspect|modules|setattr|vars\(|tb_frame|f_back|_getframe|(?:\w\.\w+|\b[A-Z]\w*)\.\w+ *=[^=]"
)
"""Signs that code gets at the insides of a function or a class. It takes long to watch them, so without any
of these it is not done: what code that hides them gains is to deceive its own reader."""

_NOT_AHEAD: Final = frozenset({"antigravity", "idlelib", "this", "turtledemo"})
"""Modules that do something when they are imported."""

_SEED: Final = 0


class Guard(NamedTuple):
    """Shared state as it was when `watch` was called. What is put back is named, where somebody must have
    meant to change it."""

    decisive: Restore
    """For what a decision rests on: builtins, `np`, the judge. Quick; for code without a sign of meddling it
    leaves names to the end."""
    nearby: Restore
    """For NumPy, the modules that the solution imports, and the interpreter's settings; likewise."""
    everything: Restore
    """For all that is watched. Takes long."""
    reset: Callable[[], None]
    """Sets the global random streams to their start."""
    left_behind: Callable[[], list[str]]
    """What the solution did that cannot be put back, in words. Threads are given a moment to end."""


def preload(code: str) -> frozenset[str]:
    """Imports ahead what `code` imports of the standard library, and what it makes NumPy load lazily, so that
    this can be watched, and seeded, from the start; and packages, which change other modules as they load.
    Returns the names of the modules that `code` imports.
    """
    for name in dict.fromkeys(_LAZY.findall(code)):
        import_module(f"numpy.{name}")
    named = frozenset(name for names in _IMPORTS.findall(code) for name in re.split(r"[ \t]*,[ \t]*", names))
    for name in named - sys.modules.keys():
        package = name.partition(".")[0]
        if package in MODULES or (package in sys.stdlib_module_names and package not in _NOT_AHEAD):
            with suppress(Exception):  # told when the solution imports it
                import_module(name)
    return named


def watch(own: ModuleType, code: str, named: frozenset[str]) -> Guard:
    """Remembers the shared state.

    Parameters:
        own: the solution's module, which it may fill as it likes.
        code: all that is to run.
        named: modules that it imports. Of them, of NumPy and of what the judge uses, functions and classes
            are watched too.
    """
    modules = {
        name: module
        for name, module in list(sys.modules.items())
        if isinstance(module, ModuleType) and module is not own and _is_watched(name)
    }
    judge = {name for name in modules if name.partition(".")[0] == _JUDGE}
    # What the judge looks up in a module, it looks up while it decides; but for what these put back.
    deciding = [vars(modules[name]).values() for name in judge if name.rpartition(".")[2] not in _GUARDING]
    used = {id(value) for values in deciding for value in values if type(value) is ModuleType}
    decisive = {name for name in modules if name in _DECISIVE or id(modules[name]) in used} | judge
    near = {name for name in modules if name in named or name.partition(".")[0] == "numpy"} | decisive
    names = {name: remembered(name, module, named=name in named) for name, module in modules.items()}
    settings = Settings()
    prying = _PRIES.search(code)
    judges_innards = innards_restorer([modules[name] for name in judge if prying])
    at_once: Restore = settings.restore_limits
    nearby: Restore = settings.restore_limits
    if may_meddle(code):
        of_decisive, of_near = ([names[name] for name in part] for part in (decisive, near))
        at_once = _in_turn(names_restorer(of_decisive), settings.restore_limits, judges_innards)
        nearby = _in_turn(names_restorer(of_near), settings.restore)
    return Guard(
        at_once,
        nearby,
        _in_turn(
            names_restorer(names.values()),
            settings.restore,
            judges_innards,
            innards_restorer([modules[name] for name in near - judge if prying]),
        ),
        _resetter(),
        settings.left_behind,
    )


def _is_watched(name: str) -> bool:
    package = name.partition(".")[0]
    return package in ("numpy", _JUDGE) or package in sys.stdlib_module_names


def _in_turn(*restores: Restore) -> Restore:
    def restore() -> list[str]:
        changed: list[str] = []
        for one in restores:
            changed += one()
        return changed

    return restore


def _resetter() -> Callable[[], None]:
    streams: list[Callable[[int], object]] = []
    if "random" in sys.modules:
        streams.append(sys.modules["random"].seed)
    if "numpy.random" not in sys.modules:
        return _seeder(streams)
    streams.append(np.random.seed)
    numpy_random: Any = np.random  # its stub lacks these two
    get, put = numpy_random.get_bit_generator, numpy_random.set_bit_generator
    seed, generator = _seeder(streams), get()

    def reset() -> None:
        if get() is not generator:
            put(generator)
        seed()

    return reset


def _seeder(streams: list[Callable[[int], object]]) -> Callable[[], None]:
    def reset() -> None:
        for seed in streams:
            seed(_SEED)

    return reset
