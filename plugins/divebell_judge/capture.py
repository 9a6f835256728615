"""What a solution prints, kept up to a limit or handed on while it runs; and what it can read."""

import io
from collections.abc import Callable
from time import perf_counter
from typing import Final

from divebell_judge import messages

KEEP: Final = 64 * 1024
"""Characters of a test's output that its verdict carries."""

LIMIT: Final = 1024 * 1024
"""Characters after which printing is stopped."""

LIVE_LINES: Final = 1000
"""Lines that are handed on one by one; after that they come together where they come quickly."""

_BLOCK: Final = 4096
_PAUSE: Final = 0.05  # seconds in which they come together


class TooMuchOutput(BaseException):
    """Raised in the reader's `print`. Not an Exception: a reader's `except Exception` lets it pass."""


class _Stream(io.TextIOBase):
    """A text stream that gives what is written to a function."""

    def __init__(self, accept: Callable[[str], None], flush: Callable[[], None] | None = None) -> None:
        self._accept = accept
        self._flush = flush

    def flush(self) -> None:
        if self._flush:
            self._flush()

    def writable(self) -> bool:
        return True

    def write(self, text: str, /) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        text = str.__str__(text)
        self._accept(text)
        return len(text)


class NoKeyboard(io.TextIOBase):
    """Standard input of a check: reading from it says why it cannot be done."""

    def readable(self) -> bool:
        return True

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # for text it gives str
        raise EOFError(messages.no_keyboard())

    def read(self, size: int | None = -1, /) -> str:
        return self.readline()


class Lines(io.TextIOBase):
    """Standard input that was written ahead. What is read is echoed, as a terminal shows what is typed."""

    def __init__(self, text: str, echo: Callable[[str], None]) -> None:
        self._text = io.StringIO(text if text.endswith("\n") or not text else f"{text}\n")
        self._echo = echo

    def readable(self) -> bool:
        return True

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # as above
        return self._read(self._text.readline(-1 if size is None else size))

    def read(self, size: int | None = -1, /) -> str:
        return self._read(self._text.read(size))

    def _read(self, text: str) -> str:
        if text:
            self._echo(text)
        return text


class Output:
    """Standard output and error of one test. `limit` is for both together."""

    def __init__(self) -> None:
        self.stdout = _Stream(self._keep)
        self.stderr = _Stream(self._count)
        self.stdin: io.TextIOBase = NoKeyboard()
        self.truncated = False
        """Whether more was printed than is kept."""
        self.flooded = False
        """Whether printing was stopped."""
        self._parts: list[str] = []
        self._kept = 0
        self._written = 0

    def text(self, start: int = 0) -> str:
        """What was printed to standard output, from character `start` on."""
        return "".join(self._parts)[start:]

    def __len__(self) -> int:
        return self._kept

    def finish(self) -> None:
        """Called when the code has ended."""

    def _keep(self, text: str) -> None:
        part = text[: KEEP - self._kept]
        self._parts.append(part)
        self._kept += len(part)
        self.truncated |= len(part) < len(text)
        self._count(text)

    def _count(self, text: str) -> None:
        self._written += len(text)
        if self._written > LIMIT:
            self.flooded = True
            raise TooMuchOutput


class LiveOutput(Output):
    """Output that is handed on as `accept(stream, text)`, line by line at first and in blocks when it floods.

    `stdin` reads `lines`; what is read is handed on as of the stream "stdin".
    """

    def __init__(self, accept: Callable[[str, str], None], lines: str = "") -> None:
        super().__init__()
        self.stdout = _Stream(lambda text: self._pass("stdout", text), self._flush)
        self.stderr = _Stream(lambda text: self._pass("stderr", text), self._flush)
        self.stdin = Lines(lines, lambda text: self._pass("stdin", text))
        self._accept = accept
        self._waiting = ""
        self._stream = "stdout"
        self._times = 0
        self._last = perf_counter()

    def finish(self) -> None:
        """Hands on what is left."""
        if self._waiting:
            text, self._waiting = self._waiting, ""
            self._times += 1
            self._last = perf_counter()
            self._accept(self._stream, text)

    def _pass(self, stream: str, text: str) -> None:
        if stream != self._stream:
            self.finish()
            self._stream = stream
        self._waiting += text[: LIMIT - self._written]
        # What goes back to the start of its line has been there to be seen.
        if "\n" in text or "\r" in text or stream == "stdin":
            self._flush()
        if len(self._waiting) >= _BLOCK:
            self.finish()
        self._count(text)

    def _flush(self) -> None:
        """Hands on what is there. A line of an endless loop must be seen before the loop is stopped, but not
        each line of a flood.
        """
        if self._times < LIVE_LINES or perf_counter() - self._last >= _PAUSE:
            self.finish()
