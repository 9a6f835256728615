"""Where in the reader's code an exception came from, and the traceback of the reader's frames alone."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import CodeType, TracebackType
from typing import Final, NamedTuple

from divebell_judge.describe import class_name
from divebell_judge.wording import text

FILENAME: Final = "solution.py"
"""The name under which the reader's code is compiled."""

SCRATCH: Final = "scratch.py"
"""The name of what is tried out behind it."""

type Sources = Mapping[str, Sequence[str]]
"""The lines of the reader's code, by the name under which it was compiled."""

_MAX_TEXT: Final = 600
_MAX_REPR: Final = 8000
_SHOWN_FRAMES: Final = 12
_SUGGESTING: Final = (NameError, AttributeError, ImportError)  # Python adds "Did you mean: ...?" to these


class Frame(NamedTuple):
    """A place in the reader's code. Columns count characters from 1; `end_column` is one past the last."""

    line: int
    column: int | None
    end_column: int | None
    name: str
    """The function, or `<module>`."""
    code: str
    """The line's text."""
    times: int
    """How often in a row."""
    file: str


def source_lines(source: str) -> list[str]:
    """The lines of `source` as Python counts them; `str.splitlines` breaks at form feeds too."""
    return source.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def reader_frames(error: BaseException, sources: Sources) -> list[Frame]:
    """The frames of `error` that lie in the reader's code, outermost first.

    Of many, those in the middle are left out: a recursion may have millions.
    """
    runs: list[tuple[TracebackType, int]] = []
    # From the base class, because a reader's exception may have its own idea of the attribute.
    traceback: TracebackType | None = BaseException.__dict__["__traceback__"].__get__(error)
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename in sources:
            if runs and _place(runs[-1][0]) == _place(traceback):
                runs[-1] = traceback, runs[-1][1] + 1
            else:
                runs.append((traceback, 1))
            if len(runs) > _SHOWN_FRAMES:
                del runs[_SHOWN_FRAMES // 2]
        traceback = traceback.tb_next
    return [_frame(traceback, times, sources) for traceback, times in runs]


def _place(traceback: TracebackType) -> tuple[CodeType, int]:
    return traceback.tb_frame.f_code, traceback.tb_lasti


def _frame(traceback: TracebackType, times: int, sources: Sources) -> Frame:
    code = traceback.tb_frame.f_code
    lines = sources[code.co_filename]
    line = traceback.tb_lineno
    shown = lines[line - 1] if line <= len(lines) else ""
    column = end_column = None
    for place, (start_line, end_line, start, end) in enumerate(code.co_positions()):
        if place == traceback.tb_lasti // 2:
            if start_line == line and start is not None and end is not None:
                column = _characters(shown, start) + 1
                end_column = _characters(shown, end) + 1 if end_line == line else len(shown.rstrip()) + 1
            break
    return Frame(line, column, end_column, code.co_name, shown, times, code.co_filename)


def _characters(line: str, count: int) -> int:
    """How many characters the first `count` bytes of `text` are; the compiler counts in UTF-8."""
    return len(line.encode("utf-8", "surrogatepass")[:count].decode("utf-8", "replace"))


def traceback_text(error: BaseException, frames: Sequence[Frame]) -> str:
    """The traceback as Python prints it, of `frames` only; repeated frames are told once."""
    parts = ["Traceback (most recent call last):"]
    for frame in frames:
        parts.append(f'  File "{frame.file}", line {frame.line}, in {frame.name}')
        parts.append(f"    {frame.code.strip()}")
        caret = _caret(frame)
        if caret:
            parts.append(f"    {caret}")
        if frame.times > 1:
            parts.append(f"  [the frame above is repeated {frame.times - 1} more times]")
    return "\n".join([*parts, error_text(error)])


def _caret(frame: Frame) -> str:
    if frame.column is None or frame.end_column is None:
        return ""
    indent = len(frame.code) - len(frame.code.lstrip())
    start, end = frame.column - 1 - indent, frame.end_column - 1 - indent
    whole = start == 0 and end >= len(frame.code.strip())
    return "" if whole or start < 0 else " " * start + "^" * max(1, end - start)


def error_text(error: BaseException) -> str:
    """`ValueError: what it says`, bounded, whatever the exception's own methods do."""
    if issubclass(type(error), _SUGGESTING):
        from traceback import TracebackException  # only now, because it takes long to import

        with suppress(BaseException):
            told = TracebackException(type(error), error, error.__traceback__, limit=0)
            return _bounded("".join(told.format_exception_only()).strip())
    name, said = class_name(type(error)), own_text(error)
    return f"{name}: {said}" if said else name


def own_text(error: BaseException) -> str:
    """What an exception or a warning says, bounded; without the name of its class."""
    try:
        return _bounded(str.__str__(str(error)).rstrip())
    except BaseException:  # noqa: BLE001  # a reader's __str__ may raise anything
        return text("(its own text could not be made)")


def own_repr(value: object) -> str:
    """What the reader's own `__repr__` says, bounded. Raises what it raises."""
    return _bounded(str.__str__(repr(value)), _MAX_REPR)


def _bounded(said: str, length: int = _MAX_TEXT) -> str:
    return said if len(said) <= length else said[:length] + "..."
