"""What a reader is told, in one place. Each kind of failure has a key word; see the package's docstring."""

from typing import Final, Literal

from divebell_judge.describe import brief, brief_contents, class_name, show, show_pair, show_shape
from divebell_judge.difference import Difference
from divebell_judge.frames import SCRATCH
from divebell_judge.values import Drained, kind, plain
from divebell_judge.wording import plural, template, text


def _at(path: str) -> str:
    return "" if path == "result" else text(" in `{path}`", path=path)


def wrong_type(path: str, got: object, want: object) -> str:
    """The result is not the sort of value that is wanted."""
    return text("Wrong type{at}: got {got}, want {want}.", at=_at(path), got=brief(got), want=brief(want))


def wrong_sort(got: object, want: str) -> str:
    """As `wrong_type`, where only the sort of value that is wanted is known."""
    return text("Wrong type{at}: got {got}, want {want}.", at="", got=brief(got), want=want)


def not_exact(path: str, got: object, want: object) -> str:
    """The value may be right, but its type must be too."""
    names = [_type_name(value) for value in (got, want)]
    return text("Wrong type{at}: got {got}, want exactly {want}.", at=_at(path), got=names[0], want=names[1])


def _type_name(value: object) -> str:
    if type(value) is Drained:
        return text("an iterator")
    name = class_name(type(value))
    if kind(value) != "array":
        return name
    return text("{name} of dtype {dtype}", name=name, dtype=plain(value).dtype)


def wrong_shape(path: str, got: tuple[int, ...], want: tuple[int, ...]) -> str:
    """Both are blocks of numbers, of different shapes."""
    shapes = {"got": show_shape(got), "want": show_shape(want)}
    return text("Wrong shape{at}: got shape {got}, want {want}.", at=_at(path), **shapes)


def wrong_length(path: str, got: int, want: int) -> str:
    """Both are sequences, of different lengths."""
    return plural(
        "Wrong shape{at}: got {count} item, want {want}.",
        "Wrong shape{at}: got {count} items, want {want}.",
        got,
        at=_at(path),
        want=want,
    )


def endless(path: str, got: int, want: int | None) -> str:
    """An iterator gave more items than anybody would wait for."""
    wanted = "" if want is None else plural(", want {count} item", ", want {count} items", want)
    return plural(
        "Wrong shape{at}: got an iterator that had not ended after {count} item{wanted}.",
        "Wrong shape{at}: got an iterator that had not ended after {count} items{wanted}.",
        got,
        at=_at(path),
        wanted=wanted,
    )


def wrong_values(first: Difference) -> str:
    """Some numbers differ, or all."""
    got, want = show_pair(first.got, first.want)
    if first.size == 1:
        return text("Wrong values{at}: got {got}, want {want}.", at=_at(first.path), got=got, want=want)
    parts = [
        plural(
            "Wrong values: {count} of {size} differs.",
            "Wrong values: {count} of {size} differ.",
            first.differing,
            size=first.size,
        ),
        text("First at `{path}`: got {got}, want {want}.", path=first.path, got=got, want=want),
    ]
    absolute, relative = first.errors
    if absolute is not None and relative is not None:
        worst = {"absolute": f"{absolute:.3g}", "relative": f"{relative:.3g}"}
        parts.append(text("Largest absolute error {absolute}, largest relative error {relative}.", **worst))
    elif absolute is not None:
        parts.append(text("Largest absolute error {absolute}.", absolute=f"{absolute:.3g}"))
    return " ".join(parts)


def wrong_text(path: str, got: object, want: object) -> str:
    """Two strings (or bytes) differ; long ones are told by the place of the first difference."""
    if isinstance(got, str) and isinstance(want, str) and min(len(got), len(want)) > 20:
        place = next(
            (i for i, (a, b) in enumerate(zip(got, want, strict=False)) if a != b), min(len(got), len(want))
        )
        around = slice(max(0, place - 10), place + 20)
        return text(
            "Wrong values{at}: the text differs from character {place} on: got {got}, want {want}.",
            at=_at(path),
            place=place,
            got=repr(got[around]),
            want=repr(want[around]),
        )
    return text("Wrong values{at}: got {got}, want {want}.", at=_at(path), got=show(got), want=show(want))


def wrong_members(path: str, extra: object, missing: object, count: int, size: int) -> str:
    """Compared in any order, some items have no partner."""
    return text(
        "Wrong values{at}: {count} of {size} items are not among those wanted (in any order). "
        "For example got {extra}, and {missing} is missing.",
        at=_at(path),
        count=count,
        size=size,
        extra=_line(extra),
        missing=_line(missing),
    )


_DIFFER: Final = {
    "keys": template("Wrong values{at}: the keys differ: {parts}."),
    "items": template("Wrong values{at}: the items differ: {parts}."),
    "fields": template("Wrong values{at}: the fields differ: {parts}."),
}


def wrong_keys(
    path: str,
    missing: list[object],
    extra: list[object],
    *,
    what: Literal["keys", "items", "fields"] = "keys",
) -> str:
    """A dict's keys, or a set's items, differ."""
    parts = []
    if missing:
        parts.append(text("missing {names}", names=_listed(missing)))
    if extra:
        parts.append(text("unexpected {names}", names=_listed(extra)))
    return text(_DIFFER[what], at=_at(path), parts=", ".join(parts))


def key_text(key: object) -> str:
    """An item of a dict, as written in code."""
    return f"[{_line(key)}]"


def more_parts(count: int, size: int) -> str:
    """Said after the first of several mismatches."""
    return text("In all, {count} of {size} parts are wrong.", count=count, size=size)


def with_seed(message: str, seed: int) -> str:
    """`message`, of a case that is run with several seeds."""
    if message.endswith((".", "?", "!")):
        return text("{message} First seen with seed {seed}.", message=message, seed=seed)
    return text("{message} (with seed {seed})", message=message, seed=seed)


def undefined_name(name: str) -> str:
    """A case needs a name that the solution lacks."""
    return text("solution.py does not define `{name}`.", name=name)


def not_defined_yet(name: str, near: str | None) -> str:
    """Said of code that is being written: the tests call what it does not define."""
    needed = text("The tests need {name}, which is not defined here.", name=name)
    return f"{needed} {text('Is it this {near}, under another name?', near=near)}" if near else needed


def near_name(name: str) -> str:
    """A hint: a name that is defined, and near the one that is missing."""
    return text("It defines `{name}`: is that the one, under another name?", name=name)


def raised(error: str, line: int | None, file: str | None) -> str:
    """The reader's code raised an exception, at a line of its own or in being called."""
    if line:
        return text("Line {line}{of} raised {error}", line=line, of=_of(file), error=error)
    return text("The call raised {error}", error=error)


def _of(file: str | None) -> str:
    return text(" of the scratch cell") if file == SCRATCH else ""


def not_drawn(error: str) -> str:
    """A figure that was left open cannot be drawn."""
    return text("A figure could not be drawn: {error}", error=error)


def too_large(characters: int) -> str:
    """A demo's figure is more than a page takes."""
    return text("This figure is too large to be shown: {characters:,} characters.", characters=characters)


def no_figure() -> str:
    """What a demo's code left is not drawn."""
    return text("a demo must leave a matplotlib figure in the variable `fig`")


def did_not_raise(expected: str, got: object) -> str:
    """An exception was expected, and a value came."""
    what = text("nothing") if got is None else brief_contents(got)
    if expected[:1] in "AEIOU":
        return text(
            "Expected an {expected}, but the call did not raise it; it returned {what}.",
            expected=expected,
            what=what,
        )
    return text(
        "Expected a {expected}, but the call did not raise it; it returned {what}.",
        expected=expected,
        what=what,
    )


def wrong_exception(expected: str, error: str) -> str:
    """Another exception was expected."""
    return text("Wrong exception: expected {expected}, but got {error}", expected=expected, error=error)


def changed_input(name: str, change: Difference, copy: str | None) -> str:
    """A value bound in `given` is not what it was before the call; `copy` is how one is made."""
    changed = {"name": name, "change": _change(change)}
    if copy is None:
        return text("The call changed its input `{name}`{change}. Work on a copy.", **changed)
    return text(
        "The call changed its input `{name}`{change}. Work on a copy, for example `{copy}`.",
        **changed,
        copy=copy,
    )


def _change(change: Difference) -> str:
    if change.differing:
        now, was = show_pair(change.got, change.want)
    else:
        now, was = brief_contents(change.got), brief_contents(change.want)
    if now == was:
        return ""
    places = {"path": change.path, "was": was, "now": now}
    if change.differing > 1:
        tally = {"count": change.differing, "size": change.size}
        return text(": {count} of {size} numbers differ. `{path}` was {was}, is now {now}", **tally, **places)
    return text(": `{path}` was {was}, is now {now}", **places)


def printed(want: str) -> str:
    """None came back, and something was printed."""
    return text(
        "The answer was printed instead of returned: the call gave None, want {want}. Use `return`.",
        want=want,
    )


def returned_nothing(want: str) -> str:
    """None came back."""
    return text("The call returned nothing (None), want {want}. Is a `return` missing?", want=want)


def check_failed(code: str | None) -> str:
    """The property that the case asks for does not hold; `code` is None where it is not to be shown."""
    if code:
        return text("The check `{code}` does not hold for the result.", code=code)
    return text("The check does not hold for the result.")


def check_raised(code: str | None, error: str) -> str:
    """The property could not even be looked at."""
    if code:
        return text("The check `{code}` could not be made on the result: {error}", code=code, error=error)
    return text("The check could not be made on the result: {error}", error=error)


def wrong_output(got: str, want: str) -> str:
    """What was printed is not what is to be printed."""
    lines = got.split("\n"), want.split("\n")
    if got == "":
        return text("Wrong output: nothing was printed. Is a `print` missing?")
    for place, pair in enumerate(zip(*lines, strict=False), start=1):
        if pair[0] != pair[1]:
            left, right = map(show, pair)
            return text(
                "Wrong output: line {place} is {got}, want {want}.", place=place, got=left, want=right
            )
    counts = {"got": len(lines[0]), "want": len(lines[1])}
    if len(lines[0]) > len(lines[1]):
        return text("Wrong output: more lines than wanted: got {got}, want {want}.", **counts)
    return text("Wrong output: fewer lines than wanted: got {got}, want {want}.", **counts)


def too_much_output(limit: int) -> str:
    """Printing was stopped."""
    return text(
        "Too much output: stopped after {limit:,} characters. Is something printed in an endless loop?",
        limit=limit,
    )


def warned(warning: str, line: int | None) -> str:
    """A hint: what Python or NumPy warned about while the test ran, and at which line of the solution."""
    warning = warning.rstrip(".")
    if line:
        return text("Python warned at line {line}: {warning}.", line=line, warning=warning)
    return text("Python warned: {warning}.", warning=warning)


def also_changed(name: str) -> str:
    """A hint beside another failure."""
    return text("The call also changed its input `{name}`.", name=name)


def tampered(names: list[str]) -> str:
    """Shared state was changed, and put back."""
    shown = ", ".join(f"`{name}`" for name in names[:5]) + (", ..." if len(names) > 5 else "")
    return text("The solution changed {names}. This was put back, and the judge used its own.", names=shown)


def thread_left() -> str:
    """A thread outlives the call that started it."""
    return text("The solution left a thread running: join() it before the function returns.")


def library_changed() -> str:
    """In the browser, files of Python's library are not what they were."""
    return text("The solution changed files of Python's library.")


def unreadable(line: int | None, reason: str, file: str) -> str:
    """The reader's code is not Python."""
    if line:
        return text("Python cannot read line {line}{of}: {reason}.", line=line, of=_of(file), reason=reason)
    return text("Python cannot read the code{of}: {reason}.", of=_of(file), reason=reason)


def no_keyboard() -> str:
    """Code that is checked wants to read what somebody types."""
    return text(
        "input() cannot be used in a check, there is no keyboard to read from: "
        "take the value as a parameter, or put the value in the code"
    )


def _line(value: object) -> str:
    shown = show(value)
    return shown if len(shown) <= 60 and "\n" not in shown else brief(value)


def _listed(values: list[object]) -> str:
    shown = ", ".join(_line(value) for value in values[:4])
    return shown if len(values) <= 4 else text("{names} and {count} more", names=shown, count=len(values) - 4)
