"""A verdict on a terminal: a row for each test, as on the page, and below a failed one all that is known."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.text import Text

from divebell_judge.table_lines import difference_lines

from . import messages
from .folder import Solving

type Fields = dict[str, Any]  # Any: JSON

_MARKS: Final = {
    "pass": ("✓", "green"),
    "fail": ("✗", "bold red"),
    "error": ("!", "bold red"),
    "timeout": ("◷", "bold yellow"),
    "skipped": ("–", "dim"),
}
_MOST_LINES: Final = 30
"""Of what a test printed, so many lines are shown."""
_ASCII: Final = {"✓": "+", "✗": "x", "◷": "t", "–": "-"}
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def print_verdict(console: Console, solving: Solving, verdict: Fields, *, only: str | None) -> None:
    """Show a verdict; `only` is the name of the one test that was asked for."""
    tests = [test for test in verdict["tests"] if only in (None, test["name"])]
    if verdict["error"]:
        for line in _failure(verdict["error"], solving.solution):
            _print(console, line)
        console.print()
        _print(console, Text(messages.NOT_LOADED, style="bold red"))
        return
    width = max((len(test["name"]) for test in tests), default=0)
    for test in tests:
        _print(console, _row(console, test, width))
        if test["status"] not in ("pass", "skipped"):
            for line in _details(test, solving.solution, colour=console.color_system is not None):
                _print(console, line, 4)
            _print(console, Text(_rerun(solving.path, test["name"], test["seed"]), style="dim"), 4)
            console.print()
    if tests and tests[-1]["status"] in ("pass", "skipped"):
        console.print()
    if verdict["tampered"]:
        _print(console, Text(_plain(verdict["tampered"]), style="yellow"))
    _print(console, _summary(solving, tests))


def plain_report(solving: Solving, verdict: Fields, test: Fields) -> str:
    """What is known of one test, for pytest, which puts its own frame around it."""
    if verdict["error"]:
        lines = _failure(verdict["error"], solving.solution)
    else:
        lines = _details(test, solving.solution)
    return "\n".join(line.plain for line in lines)


def _print(console: Console, text: Text, indent: int = 0) -> None:
    """Print a text line by line, and never break or cut one: what is copied from it is whole."""
    for line in text.split("\n"):
        console.print(Text(" " * indent).append_text(line), soft_wrap=True, end="\n")


def _row(console: Console, test: Fields, width: int) -> Text:
    mark, style = _MARKS[test["status"]]
    if console.encoding.lower() not in ("utf-8", "utf8"):
        mark = _ASCII.get(mark, mark)
    row = Text.assemble((mark, style), " ", _plain(test["name"]).ljust(width))
    if test["status"] == "timeout":
        row.append("  too slow", style="yellow")
    elif test["status"] == "skipped":
        row.append("  not run", style="dim")
    else:
        row.append(f"  {_duration(test['duration_ms'])}", style="dim")
    if test["hidden"]:
        row.append("  hidden", style="dim")
    return row


def _details(test: Fields, solution: Path, *, colour: bool = False) -> Iterator[Text]:
    yield from _failure(test, solution)
    if test["hidden"]:
        yield Text(messages.HIDDEN, style="dim")
    yield from _block("Test" if test["seed"] is None else f"Test, with seed {test['seed']}", test["code"])
    if test["difference"]:
        yield Text("Around the first difference", style="dim")
        for line in difference_lines(test["difference"], colour=colour):
            yield Text("  ").append_text(Text.from_ansi(line))
    else:
        yield from _block("Expected", test["expected"])
        yield from _block("Got", test["got"])
    yield from _block("Printed", _beginning(test["stdout"]))
    if test["truncated"]:
        yield Text(messages.TRUNCATED, style="dim")


def _failure(failed: Fields, solution: Path) -> Iterator[Text]:
    yield Text(_plain(failed["message"]), style="bold")
    for hint in failed["hints"]:
        yield Text(f"→ {_plain(hint)}", style="cyan")
    if failed["line"]:
        column = f":{failed['column']}" if failed["column"] else ""
        yield Text(f"{solution}:{failed['line']}{column}", style="underline")
    if failed["traceback"] and failed["traceback"].count("\n  File ") > 1:  # one place is told above
        yield from _block("Traceback", failed["traceback"])


def _block(heading: str, text: str | None) -> Iterator[Text]:
    if text and text.strip("\n"):
        yield Text(heading, style="dim")
        for line in _plain(text.strip("\n")).split("\n"):
            yield Text(f"  {line}")


def _beginning(printed: str) -> str:
    """The first lines of what a test printed: a flood would hide the other tests."""
    lines = printed.split("\n")
    if len(lines) <= _MOST_LINES:
        return printed
    return "\n".join([*lines[:_MOST_LINES], messages.more_lines(len(lines) - _MOST_LINES)])


def _rerun(folder: Path, name: str, seed: int | None) -> str:
    seeded = "" if seed is None else f" --seed {seed}"
    return f"divebell solve --check {shlex.quote(str(folder))} --test {shlex.quote(name)}{seeded}"


def _summary(solving: Solving, tests: list[Fields]) -> Text:
    passed = sum(test["status"] == "pass" for test in tests)
    style = "bold green" if passed == len(tests) else "bold red"
    said = messages.summary(passed, len(tests))
    if any(test["status"] == "skipped" for test in tests):
        said += f". {messages.STOPPED}"
    return Text.assemble((said, style), f"  {solving.solution}")


def _duration(milliseconds: float) -> str:
    if milliseconds >= 1000:
        return f"{milliseconds / 1000:.1f} s"
    return f"{milliseconds:.0f} ms" if milliseconds >= 10 else f"{milliseconds:.1f} ms"


def _plain(text: str) -> str:
    """A text of the problem's or the reader's without what would steer the terminal."""
    return _UNPRINTABLE.sub("\ufffd", text.encode("utf-8", "replace").decode())
