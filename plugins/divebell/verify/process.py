"""A worker process that speaks JSON lines, and whose silence can be timed."""

import json
import os
import queue
import signal
import subprocess
import tempfile
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import IO, Any

from divebell.runtime import RuntimeFilesError

START_SECONDS = 60.0

type Message = dict[str, Any]


class WorkerStartError(RuntimeFilesError):
    """A worker process could not be started; the message says why and what to do."""


class SilenceError(Exception):
    """The process said nothing within the time it had."""


class DeathError(Exception):
    """The process has ended; the message is the end of what it wrote to standard error, and how it ended."""

    def __init__(self, last_words: Sequence[str], status: int) -> None:
        self.last_words = last_words[-1] if last_words else ""
        self.signal = -status if status < 0 else None
        """The signal that killed it."""
        self.how = _ending(status)
        super().__init__("\n".join([*last_words, f"({self.how})"]))


class LineProcess:
    """One process: messages go to its standard input and come from its standard output."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the process lives
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._complaints,
                env=os.environ | environment,
                start_new_session=True,  # a terminal's Ctrl-C is for us: a solution must not see it
            )
        except OSError as error:
            self._complaints.close()
            raise WorkerStartError(f"cannot start {command[0]}: {error.strerror}") from error
        self._ready = False
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        assert self._process.stdout is not None
        self._reader = threading.Thread(target=self._read, args=(self._process.stdout,), daemon=True)
        self._reader.start()

    @property
    def has_ended(self) -> bool:
        """Whether the process has ended, by itself or killed."""
        return self._process.poll() is not None

    def wait_until_ready(self) -> None:
        """Wait for the process's first message; raises `WorkerStartError` with its last words."""
        if self._ready:
            return
        try:
            self.receive(START_SECONDS)
            self._ready = True
        except SilenceError as error:
            raise WorkerStartError(f"{self._name} did not start within {START_SECONDS:.0f} s") from error
        except DeathError as error:
            raise WorkerStartError(f"{self._name} did not start:\n{error}") from error

    def send(self, message: Message) -> None:
        """Send one message. A process that has ended is noticed by `receive`."""
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):
            self._process.stdin.write(json.dumps(message).encode() + b"\n")
            self._process.stdin.flush()

    def receive(self, seconds: float) -> Message:
        """Give the next message; raises `SilenceError` or `DeathError`."""
        try:
            line = self._lines.get(timeout=seconds)
        except queue.Empty:
            raise SilenceError from None
        if not line:
            raise self._death()
        message: Message = json.loads(line)
        return message

    def close(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.wait()
        self._reader.join()
        for stream in (self._process.stdin, self._process.stdout, self._complaints):
            assert stream is not None
            with suppress(BrokenPipeError):  # of bytes that the process has not read
                stream.close()

    @property
    def _name(self) -> str:
        return str(self._process.args[0]) if isinstance(self._process.args, Sequence) else "the worker"

    def _read(self, stream: IO[bytes]) -> None:
        for line in stream:
            self._lines.put(line)
        self._lines.put(b"")

    def _death(self) -> DeathError:
        status = self._process.wait()
        self._complaints.seek(0)
        lines = self._complaints.read().decode("utf-8", "replace").splitlines()
        return DeathError([line[:200] for line in lines[-8:]], status)


def _ending(status: int) -> str:
    if status >= 0:
        return f"exit status {status}"
    if status == -signal.SIGKILL:
        return "killed by SIGKILL, as systems do that run out of memory"
    return f"killed by {signal.Signals(-status).name}"
