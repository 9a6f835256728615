"""*Run*: the reader's code as it stands."""

from contextvars import copy_context
from time import perf_counter
from typing import Final
from warnings import WarningMessage

from divebell_judge import messages
from divebell_judge.capture import LiveOutput
from divebell_judge.checking import Emit, said_of
from divebell_judge.execute import attempt, load
from divebell_judge.failure import Failure
from divebell_judge.figures import Fields, drawing, show_figures
from divebell_judge.frames import FILENAME, SCRATCH, error_text, own_text, source_lines
from divebell_judge.scratch import try_out
from divebell_judge.session import session
from divebell_judge.verdict import error_fields, milliseconds, to_json
from divebell_judge.wording import ENGLISH, speaking

_QUIET: Final = (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)
"""Warnings that are for those who wrote the code, and not for those who only call it."""


def run(source: str, emit: Emit, *, scratch: str = "", lines: str = "", language: str = ENGLISH) -> str:
    """Runs `source` as a program. What it prints and draws is emitted while it runs, in order.

    Parameters:
        scratch: code that is run after it in the same namespace, and the value of its last line emitted.
        lines: what `input()` reads, line by line.
        language: that of what goes wrong (BCP 47); English where the judge does not have it.

    Returns JSON text: `{"status": "ok" | "error", "error": null or the failure, "tampered", "duration_ms"}`.
    """
    began = perf_counter()

    def passed_on(stream: str, text: str) -> None:
        emit(to_json({"type": "output", "stream": stream, "text": text}))

    def drawn(figure: Fields) -> None:
        output.finish()
        emit(to_json(figure))

    def warned(warning: WarningMessage) -> None:
        own = warning.filename in (FILENAME, SCRATCH)
        if (own or not issubclass(warning.category, _QUIET)) and isinstance(warning.message, Warning):
            place = f"{warning.filename}:{warning.lineno}: " if own else ""
            output.stderr.write(f"{place}{warning.category.__name__}: {own_text(warning.message)}\n")

    output = LiveOutput(passed_on, lines)
    with (
        speaking(language),
        drawing(drawn),
        session("__main__", source, scratch, warned) as surroundings,
    ):
        loaded = load(source, output, surroundings)
        failed, changed = loaded.failure, loaded.changed
        # A program may end itself; sys.exit() and sys.exit(0) are no error.
        if type(loaded.error) is SystemExit and loaded.error.code in (None, 0):
            failed = None
        drawing_error = attempt(show_figures, output, surroundings, copy_context()).error
        if failed is None and drawing_error is None and scratch.strip():
            tried = try_out(scratch, source_lines(source), output, surroundings)
            failed, changed = tried.failure, changed + tried.changed
            if tried.value is not None:
                emit(to_json({"type": "value", "text": tried.value}))
            drawing_error = attempt(show_figures, output, surroundings, copy_context()).error
        if failed is None and drawing_error is not None:
            failed = Failure("exception", messages.not_drawn(error_text(drawing_error)))
        said = said_of(changed, surroundings)
    return to_json(
        {
            "status": "error" if failed else "ok",
            "error": failed and error_fields(failed),
            "tampered": said or False,
            "duration_ms": milliseconds(perf_counter() - began),
        }
    )
