"""What a solution prints: kept up to a limit, or handed on while it runs; and no keyboard to read from."""

import io
from collections.abc import Callable
from typing import Final

KEEP: Final = 64 * 1024
"""Characters of a test's output that its verdict carries."""

LIMIT: Final = 1024 * 1024
"""Characters after which printing is stopped."""

LIVE_LINES: Final = 1000
"""Lines that are handed on one by one; after that they come in blocks."""

_BLOCK: Final = 4096


class TooMuchOutput(BaseException):
    """Raised in the reader's `print`. Not an Exception: a reader's `except Exception` lets it pass."""


class _Stream(io.TextIOBase):
    """A text stream that gives what is written to a function."""

    def __init__(self, accept: Callable[[str], None]) -> None:
        self._accept = accept

    def writable(self) -> bool:
        return True

    def write(self, text: str, /) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        text = str.__str__(text)
        self._accept(text)
        return len(text)


class NoKeyboard(io.TextIOBase):
    """Standard input in the page: reading from it says why it cannot be done."""

    def readable(self) -> bool:
        return True

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # for text it gives str
        raise EOFError(
            "input() cannot be used here, there is no keyboard to read from: put the value in the code"
        )

    def read(self, size: int | None = -1, /) -> str:
        return self.readline()


class Output:
    """Standard output and error of one test. `limit` is for both together."""

    def __init__(self) -> None:
        self.stdout = _Stream(self._keep)
        self.stderr = _Stream(self._count)
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
    """Output that is handed on as `accept(stream, text)`, line by line at first and in blocks later."""

    def __init__(self, accept: Callable[[str, str], None]) -> None:
        super().__init__()
        self.stdout = _Stream(lambda text: self._pass("stdout", text))
        self.stderr = _Stream(lambda text: self._pass("stderr", text))
        self._accept = accept
        self._waiting = ""
        self._stream = "stdout"
        self._lines = 0

    def finish(self) -> None:
        """Hands on what is left."""
        if self._waiting:
            text, self._waiting = self._waiting, ""
            self._accept(self._stream, text)

    def _pass(self, stream: str, text: str) -> None:
        if stream != self._stream:
            self.finish()
            self._stream = stream
        self._waiting += text[: LIMIT - self._written]
        self._lines += text.count("\n")
        # A line of an endless loop must be seen before the loop is stopped; a flood need not be.
        if ("\n" in text and self._lines <= LIVE_LINES) or len(self._waiting) >= _BLOCK:
            self.finish()
        self._count(text)
