"""*Run*: the reader's code as it stands."""

from contextvars import copy_context
from time import perf_counter

from divebell_judge import messages
from divebell_judge.capture import LiveOutput
from divebell_judge.checking import Emit, said_of
from divebell_judge.execute import attempt, load
from divebell_judge.failure import Failure
from divebell_judge.figures import Fields, drawing, show_figures
from divebell_judge.frames import error_text
from divebell_judge.session import session
from divebell_judge.verdict import error_fields, milliseconds, to_json


def run(source: str, emit: Emit) -> str:
    """Runs `source` as a program. Output and figures are emitted while it runs, in the order they are made.

    Returns JSON text: `{"status": "ok" | "error", "error": null or the failure, "tampered", "duration_ms"}`.
    """
    began = perf_counter()

    def passed_on(stream: str, text: str) -> None:
        emit(to_json({"type": "output", "stream": stream, "text": text}))

    def drawn(figure: Fields) -> None:
        output.finish()
        emit(to_json(figure))

    output = LiveOutput(passed_on)
    with drawing(drawn), session("__main__", source) as surroundings:
        loaded = load(source, output, surroundings)
        drawing_error = attempt(show_figures, output, surroundings, copy_context()).error
        said = said_of(loaded.changed, surroundings)
    # A program may end itself; sys.exit() and sys.exit(0) are no error.
    ended = type(loaded.error) is SystemExit and loaded.error.code in (None, 0)
    error = None if ended else loaded.failure
    if error is None and drawing_error is not None:
        error = Failure("exception", messages.not_drawn(error_text(drawing_error)))
    return to_json(
        {
            "status": "error" if error else "ok",
            "error": error and error_fields(error),
            "tampered": said or False,
            "duration_ms": milliseconds(perf_counter() - began),
        }
    )
