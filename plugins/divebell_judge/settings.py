"""The interpreter's settings: limits, places to import from, signals; and what a solution leaves behind."""

import _thread
import gc
import os
import signal
import sys
from _locale import LC_ALL, setlocale
from collections.abc import Callable, Iterable
from contextlib import suppress
from time import perf_counter, sleep
from typing import Any, Final

from divebell_judge import messages

type Setting = tuple[Callable[[], Any], Callable[[Any], object]]  # Any: each setting has a type of its own
"""How it is read and how it is put."""

_GRACE: Final = 0.1
"""Seconds that threads have to come to their end."""

_LIMITS: Final[tuple[Setting, ...]] = (
    (sys.getrecursionlimit, sys.setrecursionlimit),
    (sys.get_int_max_str_digits, sys.set_int_max_str_digits),
)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


_OTHERS: Final[tuple[Setting, ...]] = (
    (sys.getswitchinterval, sys.setswitchinterval),
    (gc.isenabled, lambda enabled: gc.enable() if enabled else gc.disable()),
    (gc.get_threshold, lambda threshold: gc.set_threshold(*threshold)),
    (gc.get_debug, gc.set_debug),
    (lambda: setlocale(LC_ALL), lambda name: setlocale(LC_ALL, name)),
    (_umask, os.umask),
)
_TOOLS: Final = range(6)  # the ids of sys.monitoring that are for anyone to use


class Settings:
    """The settings as they were when this was made. A solution may have its reasons to change one, so putting
    it back is no accusation."""

    def __init__(self) -> None:
        self._limits = [(get, put, get()) for get, put in _LIMITS]
        self._others = [(get, put, get()) for get, put in _OTHERS]
        lists: Iterable[list[Any]] = (
            sys.path,
            sys.meta_path,
            sys.path_hooks,
            sys.argv,
            gc.callbacks,
        )  # Any: as above
        self._lists = [(live, list(live)) for live in lists]
        self._environment = dict(os.environ)
        self._place = os.getcwd()  # noqa: PTH109  # as text, to be had back quickly
        self._handlers = [(number, signal.getsignal(number)) for number in signal.valid_signals()]
        self._alarm = _alarm()
        self._tools = [sys.monitoring.get_tool(tool) for tool in _TOOLS]
        self._threads = _thread._count()
        self._stamps = _stamps()

    def restore_limits(self) -> list[str]:
        """Puts back what the judge would trip over; names nothing. Quick."""
        for get, put, before in self._limits:
            if get() != before:
                put(before)
        return []

    def restore(self) -> list[str]:
        """Puts back all that can be put back; names nothing."""
        for get, put, before in (*self._limits, *self._others):
            if get() != before:
                put(before)
        for live, items in self._lists:
            if live != items:
                live[:] = items
        if os.environ != self._environment:
            os.environ.clear()
            os.environ.update(self._environment)
        with suppress(OSError):  # the folder may be gone
            os.chdir(self._place)
        for number, handler in self._handlers:
            if signal.getsignal(number) is not handler and handler is not None:
                signal.signal(number, handler)
        if self._alarm == 0 != _alarm():
            signal.setitimer(signal.ITIMER_REAL, 0)
        for tool, name in zip(_TOOLS, self._tools, strict=True):
            if name is None and sys.monitoring.get_tool(tool) is not None:
                sys.monitoring.set_events(tool, sys.monitoring.events.NO_EVENTS)
                sys.monitoring.free_tool_id(tool)
        return []

    def left_behind(self) -> list[str]:
        """What cannot be put back, in words."""
        deadline = perf_counter() + _GRACE
        while _thread._count() > self._threads and perf_counter() < deadline:
            sleep(0.001)
        told = [messages.thread_left()] if _thread._count() > self._threads else []
        return [*told, messages.library_changed()] if self._stamps != _stamps() else told


def _alarm() -> float:
    """Seconds until the process is sent an alarm; 0 if it is not."""
    return signal.getitimer(signal.ITIMER_REAL)[0] if hasattr(signal, "getitimer") else 0.0


def _stamps() -> list[tuple[int, int] | None]:
    """When the library's files were last changed, in the browser, where they are the worker's own: elsewhere
    others may change them meanwhile."""
    if sys.platform != "emscripten":
        return []
    judge = os.path.dirname(__file__)  # noqa: PTH120  # pathlib takes long to import
    return [_stamp(path) for path in (*filter(None, sys.path), judge, *_files(judge))]


def _files(folder: str) -> list[str]:
    try:
        return [f"{folder}/{name}" for name in sorted(os.listdir(folder))]  # noqa: PTH208  # as above
    except OSError:
        return []


def _stamp(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116  # as above
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
