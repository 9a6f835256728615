"""Running what was imported: in the judge, in a process of its own with limits of time and memory."""

from dataclasses import dataclass
from typing import Any, Final

from divebell.verify.worker import RefusedError, Worker
from divebell_judge.case import read_bundle
from divebell_judge.codec import decode

from .conversion import Conversion, Reading, convert, shown_value
from .draft import Note, SourceTest
from .printed import agree, shows
from .rounding import rounded_to

MAX_OUTPUT: Final = 64 * 1024
_TOLERANCE: Final = {"rtol": 1e-6, "atol": 1e-9}  # divebell.library.Tolerance's
_LONG: Final = 300

_PRINTING: Final = """\
import contextlib, io
out = io.StringIO()
with contextlib.redirect_stdout(out):
    exec({code!r})"""


class NotProvedError(Exception):
    """A test does not do what the source says; the message says what it does."""


@dataclass(frozen=True)
class ProvedCase:
    """A case that the solution passes, and that is what the source's test was."""

    name: str
    place: str
    """Where the test stands in the source."""
    reading: Reading
    value: object
    """What the solution gives for it; None where it raises."""
    printed: str
    """What the call prints, for a case that is judged by that."""

    def fields(self, rounded: int | None) -> dict[str, Any]:
        """The case as problem.yml has it. `rounded`: to how many decimals the solution rounds."""
        reading = self.reading
        fields: dict[str, Any] = {"name": self.name}
        if reading.given.strip():
            fields["given"] = reading.given.rstrip("\n") + "\n"
        fields["call"] = reading.call
        if reading.raises:
            fields["raises"] = reading.raises
        if reading.prints:
            fields["prints"] = self.printed
        if reading.tolerance:
            fields["tolerance"] = dict(zip(("rtol", "atol"), reading.tolerance, strict=True))
        elif decimals := [number for number in (reading.decimals, rounded) if number is not None]:
            fields["tolerance"] = {"atol": float(f"5e-{min(decimals) + 1}")}
        return fields


def prove_tests(
    worker: Worker, solution: str, tests: tuple[SourceTest, ...]
) -> tuple[list[ProvedCase], list[Note]]:
    """The cases that can be proved, and why the others cannot."""
    cases: list[ProvedCase] = []
    notes: list[Note] = []
    for test in tests:
        try:
            conversions = _checked(worker, solution, test)
        except NotProvedError as error:
            notes.append(Note(test.place, str(error)))
            continue
        for conversion in conversions:
            try:
                case = _proved(worker, solution, test, conversion)
            except NotProvedError as error:
                notes.append(Note(test.place, str(error)))
                continue
            cases.append(case)
            if case.reading.prints:
                notes.append(
                    Note(test.place, "judged by the text that it prints: there is no value to compare")
                )
    return cases, notes


def rounding(solution: str, cases: list[ProvedCase]) -> int | None:
    """To how many decimals the solution rounds what the cases ask for."""
    return rounded_to(solution, [case.value for case in cases])


def _checked(worker: Worker, solution: str, test: SourceTest) -> list[Conversion]:
    """The cases that a test gives, once the solution has printed what it must."""
    try:
        code = shown_value(test.code) if test.shows_last else test.code
        conversions = convert(test.code)
    except SyntaxError as error:
        raise NotProvedError(f"line {error.lineno} of the test is not Python: {error.msg}") from None
    except RecursionError:
        raise NotProvedError("the test is nested too deeply") from None
    asserts = all(reading.asserted for conversion in conversions for reading in conversion.readings)
    if not conversions:
        raise NotProvedError("it neither prints nor asserts anything")
    if test.expected is None and not asserts:
        conversions = [each for each in conversions if each.readings[0].asserted]
        if not conversions:
            raise NotProvedError("no output is kept to prove it by: run the notebook, and save it")
    printed = _output(worker, solution, code)
    if test.expected is not None and not agree(printed, test.expected):
        raise NotProvedError(
            f"the solution prints {_short(printed)}, and the test expects {_short(test.expected)}"
        )
    return conversions


def _proved(worker: Worker, solution: str, test: SourceTest, conversion: Conversion) -> ProvedCase:
    name = f"{test.name}, {conversion.note}" if conversion.note else test.name
    reasons: list[str] = []
    for reading in conversion.readings:
        try:
            return _as_read(worker, solution, test, reading, name)
        except NotProvedError as error:
            reasons.append(str(error))
    raise NotProvedError(f"it cannot be made a case: {reasons[0] if reasons else 'its form is unknown'}")


def _as_read(worker: Worker, solution: str, test: SourceTest, reading: Reading, name: str) -> ProvedCase:
    fields = {"given": reading.given, "call": reading.call, "raises": reading.raises}
    try:
        value = _value(worker, solution, fields)
    except _ChangedInputError:
        reading = _with_copies(worker, solution, reading)
        value = _value(worker, solution, fields | {"given": reading.given, "call": reading.call})
    if reading.prints:
        printed = _printed_by(worker, solution, reading)
        if not agree(printed, test.expected or ""):
            raise NotProvedError("what the call prints is not all that the test expects")
        return ProvedCase(name, test.place, reading, value, printed)
    proved_otherwise = reading.raises is not None or reading.asserted
    expected = test.expected or ""
    if not proved_otherwise and not shows(expected, value, decimals=reading.decimals, whole=reading.whole):
        raise NotProvedError(f"its value {_short(repr(value))} is not that of the text {_short(expected)}")
    if reading.asserted and reading.call.startswith("bool(") and value is not True:
        raise NotProvedError("what it asserts does not hold")
    return ProvedCase(name, test.place, reading, value, "")


def _with_copies(worker: Worker, solution: str, reading: Reading) -> Reading:
    """The reading that gives the call copies of what the solution changes: others need not change it."""
    names: list[str] = []
    while True:
        copying = reading.with_copies(names) if names else reading
        try:
            _value(worker, solution, {"given": copying.given, "call": copying.call, "raises": reading.raises})
        except _ChangedInputError as error:
            if error.name in names:
                raise
            names.append(error.name)
        else:
            return copying


def _printed_by(worker: Worker, solution: str, reading: Reading) -> str:
    """What the call prints. What `given` prints before it is not the call's."""
    before = _output(worker, solution, reading.given)
    return _output(worker, solution, f"{reading.given}\n_ = {reading.call.strip()}").removeprefix(before)


def _output(worker: Worker, solution: str, code: str) -> str:
    """The beginning of what a program prints that runs after the solution."""
    fields = {"given": _PRINTING.format(code=code), "call": f"out.getvalue()[:{MAX_OUTPUT}]"}
    printed = _value(worker, solution, fields)
    assert isinstance(printed, str)
    return printed


class _ChangedInputError(NotProvedError):
    def __init__(self, name: str) -> None:
        super().__init__(f"the solution changes its input {name}")
        self.name = name


def _value(worker: Worker, solution: str, fields: dict[str, Any]) -> object:
    """What the solution gives for a case. Raises `NotProvedError` in the judge's words."""
    spec = {
        "problem": "imported",
        "tolerance": _TOLERANCE,
        "cases": [{"name": "test", **_defaults(), **fields}],
    }
    try:
        bundle = read_bundle(worker.build(spec, solution))
    except RefusedError as error:
        raise _refusal(error.message) from None
    expected = bundle.cases[0].expected
    return decode(expected[0]) if expected else None


def _defaults() -> dict[str, Any]:
    return {"given": "", "raises": None, "seconds": None, "seeds": None}


def _refusal(message: str) -> NotProvedError:
    marker = "changed its input `"
    if marker in message:
        return _ChangedInputError(message.partition(marker)[2].partition("`")[0])
    if "ModuleNotFoundError" in message:
        return NotProvedError(f"{message}: in the browser there are NumPy and Python's standard library")
    return NotProvedError(message)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"
