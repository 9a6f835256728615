"""What a reader is told, in one place. Each kind of failure has a key word; see the package's docstring."""

from divebell_judge.describe import brief, brief_contents, class_name, show, show_pair, show_shape
from divebell_judge.difference import Difference
from divebell_judge.frames import SCRATCH
from divebell_judge.values import Drained, kind, plain


def _at(path: str) -> str:
    return "" if path == "result" else f" in `{path}`"


def wrong_type(path: str, got: object, want: object) -> str:
    """The result is not the sort of value that is wanted."""
    return f"Wrong type{_at(path)}: got {brief(got)}, want {brief(want)}."


def wrong_sort(got: object, want: str) -> str:
    """As `wrong_type`, where only the sort of value that is wanted is known."""
    return f"Wrong type: got {brief(got)}, want {want}."


def not_exact(path: str, got: object, want: object) -> str:
    """The value may be right, but its type must be too."""
    names = [_type_name(value) for value in (got, want)]
    return f"Wrong type{_at(path)}: got {names[0]}, want exactly {names[1]}."


def _type_name(value: object) -> str:
    if type(value) is Drained:
        return "an iterator"
    name = class_name(type(value))
    return f"{name} of dtype {plain(value).dtype}" if kind(value) == "array" else name


def wrong_shape(path: str, got: tuple[int, ...], want: tuple[int, ...]) -> str:
    """Both are blocks of numbers, of different shapes."""
    return f"Wrong shape{_at(path)}: got shape {show_shape(got)}, want {show_shape(want)}."


def wrong_length(path: str, got: int, want: int) -> str:
    """Both are sequences, of different lengths."""
    return f"Wrong shape{_at(path)}: got {_count(got, 'item')}, want {want}."


def endless(path: str, got: int, want: int | None) -> str:
    """An iterator gave more items than anybody would wait for."""
    wanted = "" if want is None else f", want {_count(want, 'item')}"
    return f"Wrong shape{_at(path)}: got an iterator that had not ended after {_count(got, 'item')}{wanted}."


def wrong_values(first: Difference) -> str:
    """Some numbers differ, or all."""
    texts = show_pair(first.got, first.want)
    if first.size == 1:
        return f"Wrong values{_at(first.path)}: got {texts[0]}, want {texts[1]}."
    parts = [
        f"Wrong values: {first.differing} of {first.size} {'differs' if first.differing == 1 else 'differ'}.",
        f"First at `{first.path}`: got {texts[0]}, want {texts[1]}.",
    ]
    absolute, relative = first.errors
    if absolute is not None and relative is not None:
        worst = f"{absolute:.3g}", f"{relative:.3g}"
        parts.append(f"Largest absolute error {worst[0]}, largest relative error {worst[1]}.")
    elif absolute is not None:
        parts.append(f"Largest absolute error {absolute:.3g}.")
    return " ".join(parts)


def wrong_text(path: str, got: object, want: object) -> str:
    """Two strings (or bytes) differ; long ones are told by the place of the first difference."""
    message = f"Wrong values{_at(path)}: got {show(got)}, want {show(want)}."
    if isinstance(got, str) and isinstance(want, str) and min(len(got), len(want)) > 20:
        place = next(
            (i for i, (a, b) in enumerate(zip(got, want, strict=False)) if a != b), min(len(got), len(want))
        )
        around = slice(max(0, place - 10), place + 20)
        message = (
            f"Wrong values{_at(path)}: the text differs from character {place} on: "
            f"got {got[around]!r}, want {want[around]!r}."
        )
    return message


def wrong_members(path: str, extra: object, missing: object, count: int, size: int) -> str:
    """Compared in any order, some items have no partner."""
    return (
        f"Wrong values{_at(path)}: {count} of {size} items are not among those wanted (in any order). "
        f"For example got {_line(extra)}, and {_line(missing)} is missing."
    )


def wrong_keys(path: str, missing: list[object], extra: list[object], *, what: str = "keys") -> str:
    """A dict's keys, or a set's items, differ."""
    parts = []
    if missing:
        parts.append(f"missing {_listed(missing)}")
    if extra:
        parts.append(f"unexpected {_listed(extra)}")
    return f"Wrong values{_at(path)}: the {what} differ: {', '.join(parts)}."


def key_text(key: object) -> str:
    """An item of a dict, as written in code."""
    return f"[{_line(key)}]"


def more_parts(count: int, size: int) -> str:
    """Said after the first of several mismatches."""
    return f"In all, {count} of {size} parts are wrong."


def with_seed(message: str, seed: int) -> str:
    """`message`, of a case that is run with several seeds."""
    if message.endswith((".", "?", "!")):
        return f"{message} First seen with seed {seed}."
    return f"{message} (with seed {seed})"


def undefined_name(name: str) -> str:
    """A case needs a name that the solution lacks."""
    return f"solution.py does not define `{name}`."


def not_defined_yet(name: str, near: str | None) -> str:
    """Said of code that is being written: the tests call what it does not define."""
    asked = f" Is it this {near}, under another name?" if near else ""
    return f"The tests need {name}, which is not defined here.{asked}"


def near_name(name: str) -> str:
    """A hint: a name that is defined, and near the one that is missing."""
    return f"It defines `{name}`: is that the one, under another name?"


def raised(error: str, line: int | None, file: str | None) -> str:
    """The reader's code raised an exception, at a line of its own or in being called."""
    return f"Line {line}{_of(file)} raised {error}" if line else f"The call raised {error}"


def _of(file: str | None) -> str:
    return " of the scratch cell" if file == SCRATCH else ""


def not_drawn(error: str) -> str:
    """A figure that was left open cannot be drawn."""
    return f"A figure could not be drawn: {error}"


def did_not_raise(expected: str, got: object) -> str:
    """An exception was expected, and a value came."""
    article = "an" if expected[:1] in "AEIOU" else "a"
    what = "nothing" if got is None else brief_contents(got)
    return f"Expected {article} {expected}, but the call did not raise it; it returned {what}."


def wrong_exception(expected: str, error: str) -> str:
    """Another exception was expected."""
    return f"Wrong exception: expected {expected}, but got {error}"


def changed_input(name: str, change: Difference, copy: str | None) -> str:
    """A value bound in `given` is not what it was before the call; `copy` is how one is made."""
    example = f", for example `{copy}`" if copy else ""
    return f"The call changed its input `{name}`{_change(change)}. Work on a copy{example}."


def _change(change: Difference) -> str:
    if change.differing:
        now, was = show_pair(change.got, change.want)
    else:
        now, was = brief_contents(change.got), brief_contents(change.want)
    if now == was:
        return ""
    tally = f"{change.differing} of {change.size} numbers differ. " if change.differing > 1 else ""
    return f": {tally}`{change.path}` was {was}, is now {now}"


def printed(want: str) -> str:
    """None came back, and something was printed."""
    return f"The answer was printed instead of returned: the call gave None, want {want}. Use `return`."


def returned_nothing(want: str) -> str:
    """None came back."""
    return f"The call returned nothing (None), want {want}. Is a `return` missing?"


def check_failed(code: str | None) -> str:
    """The property that the case asks for does not hold; `code` is None where it is not to be shown."""
    which = f"`{code}` " if code else ""
    return f"The check {which}does not hold for the result."


def check_raised(code: str | None, error: str) -> str:
    """The property could not even be looked at."""
    which = f"`{code}` " if code else ""
    return f"The check {which}could not be made on the result: {error}"


def wrong_output(got: str, want: str) -> str:
    """What was printed is not what is to be printed."""
    lines = got.split("\n"), want.split("\n")
    if got == "":
        return "Wrong output: nothing was printed. Is a `print` missing?"
    for place, pair in enumerate(zip(*lines, strict=False), start=1):
        if pair[0] != pair[1]:
            return f"Wrong output: line {place} is {show(pair[0])}, want {show(pair[1])}."
    more = "more" if len(lines[0]) > len(lines[1]) else "fewer"
    return f"Wrong output: {more} lines than wanted: got {len(lines[0])}, want {len(lines[1])}."


def too_much_output(limit: int) -> str:
    """Printing was stopped."""
    return f"Too much output: stopped after {limit:,} characters. Is something printed in an endless loop?"


def warned(text: str, line: int | None) -> str:
    """A hint: what Python or NumPy warned about while the test ran, and at which line of the solution."""
    place = f" at line {line}" if line else ""
    return f"Python warned{place}: {text.rstrip('.')}."


def also_changed(name: str) -> str:
    """A hint beside another failure."""
    return f"The call also changed its input `{name}`."


def tampered(names: list[str]) -> str:
    """Shared state was changed, and put back."""
    shown = ", ".join(f"`{name}`" for name in names[:5]) + (", ..." if len(names) > 5 else "")
    return f"The solution changed {shown}. This was put back, and the judge used its own."


def thread_left() -> str:
    """A thread outlives the call that started it."""
    return "The solution left a thread running: join() it before the function returns."


def library_changed() -> str:
    """In the browser, files of Python's library are not what they were."""
    return "The solution changed files of Python's library."


def unreadable(line: int | None, reason: str, file: str) -> str:
    """The reader's code is not Python."""
    place = f"line {line}{_of(file)}" if line else f"the code{_of(file)}"
    return f"Python cannot read {place}: {reason}."


def _line(value: object) -> str:
    text = show(value)
    return text if len(text) <= 60 and "\n" not in text else brief(value)


def _listed(values: list[object]) -> str:
    shown = [_line(value) for value in values[:4]]
    return ", ".join(shown) + (f" and {len(values) - 4} more" if len(values) > 4 else "")


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
