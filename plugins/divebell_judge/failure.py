"""What went wrong, as data: one failed test, or a solution that could not be loaded."""

from typing import Final, Literal, NamedTuple

from divebell_judge import messages
from divebell_judge.capture import LIMIT, TooMuchOutput
from divebell_judge.exception_hints import exception_hints
from divebell_judge.frames import FILENAME, SCRATCH, error_text, reader_frames, traceback_text
from divebell_judge.packages import there
from divebell_judge.table import Table
from divebell_judge.wording import template, text

type FailureKind = Literal[
    "undefined-name", "exception", "wrong-type", "wrong-shape", "wrong-values", "changed-input",
    "printed-instead-of-returned", "returned-nothing", "did-not-raise", "wrong-exception", "check-failed",
    "wrong-output", "too-slow", "too-much-output", "syntax-error", "crashed",
]  # fmt: skip

NO_ANSWER: frozenset[FailureKind] = frozenset({"undefined-name", "exception", "too-much-output"})
"""Kinds of failure in which no answer came that could be right or wrong."""


MAX_HINTS: Final = 3


class Failure(NamedTuple):
    """A failure, and where in the reader's code it shows; columns count from 1, the end is exclusive."""

    kind: FailureKind
    message: str
    hints: tuple[str, ...] = ()
    line: int | None = None
    column: int | None = None
    end_column: int | None = None
    code: str | None = None
    """The text of `line`."""
    expected: str | None = None
    got: str | None = None
    traceback: str | None = None
    difference: Table | None = None
    file: str = FILENAME
    """Where `line` is: in the solution, or in what was tried out behind it."""

    def hinting(self, *hints: str) -> "Failure":
        """This failure with more hints, up to `MAX_HINTS`; the surest are to be added first."""
        return self._replace(hints=(*self.hints, *hints)[:MAX_HINTS])


def of_exception(error: BaseException, lines: list[str], scratch: list[str] | None = None) -> Failure:
    """The failure that an exception of the reader's code is.

    Parameters:
        lines: those of the solution.
        scratch: those of what was tried out behind it.
    """
    frames = reader_frames(error, {FILENAME: lines, **({} if scratch is None else {SCRATCH: scratch})})
    inner = frames[-1] if frames else None
    if type(error) is TooMuchOutput:
        failure = Failure("too-much-output", messages.too_much_output(LIMIT))
        return (
            failure if inner is None else failure._replace(line=inner.line, code=inner.code, file=inner.file)
        )
    failure = Failure(
        "exception",
        messages.raised(error_text(error), inner and inner.line, inner and inner.file),
        exception_hints(error),
    )
    if inner is None:
        return failure
    return failure._replace(
        line=inner.line,
        column=inner.column,
        end_column=inner.end_column,
        code=inner.code,
        file=inner.file,
        traceback=traceback_text(error, frames),
    )


def of_syntax(error: Exception, lines: list[str], file: str = FILENAME) -> Failure:
    """The failure that code which cannot be compiled is; `lines` are those of `file`."""
    if not isinstance(error, SyntaxError):
        return Failure("syntax-error", messages.unreadable(None, error_text(error), file), file=file)
    reason, line = error.msg, error.lineno if error.filename == file else None
    if line is None:
        return Failure("syntax-error", messages.unreadable(None, reason, file), file=file)
    code = lines[line - 1] if 0 < line <= len(lines) else ""
    column = error.offset if error.offset and error.offset > 0 else None
    end = None
    if column is not None:
        given = error.end_offset if error.end_lineno == line else len(code) + 1
        end = max(column + 1, given or 0)
    shown = [
        f'  File "{file}", line {line}',
        f"    {code.strip()}",
        *(
            [" " * (4 + column - 1 - (len(code) - len(code.lstrip()))) + "^" * ((end or 0) - column)]
            if column
            else []
        ),
        f"{type(error).__name__}: {reason}",
    ]
    return Failure(
        "syntax-error",
        messages.unreadable(line, reason, file),
        tuple(text(hint, there=there()) for starts, hint in _NOT_PYTHON if code.lstrip().startswith(starts)),
        line=line,
        column=column,
        end_column=end,
        code=code,
        traceback="\n".join(shown),
        file=file,
    )


_NOT_PYTHON: Final = (
    (
        ("pip ", "!", "%pip", "conda "),
        template("Packages cannot be installed here: {there} are all there is."),
    ),
    (("%", "!"), template("Lines with % or ! are for notebooks: leave them out.")),
    (
        (">>> ", "... "),
        template("Was it copied from an interactive session? Leave out the prompts, >>> and ... ."),
    ),
    (("```",), template("Was it copied from a text with Markdown? Leave out the lines with ```.")),
)
