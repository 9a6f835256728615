"""Why a value has the right parts, or is the right part, in a wrong whole."""

from itertools import permutations
from typing import Final

from divebell_judge.compare import Mismatch, compare
from divebell_judge.numeric import Rule
from divebell_judge.values import as_array, defines, items, kind, plain
from divebell_judge.wording import text

_MAX_PARTS: Final = 4


def part_cause(got: object, want: object, mismatch: Mismatch, rule: Rule) -> str | None:
    """A hint on the result as a whole, or None.

    Parameters:
        mismatch: what `compare` said of the two.
        rule: what counts as equal when a cause is tried.
    """
    return _uncalled(mismatch.got) or _wrapped(got, want, rule) or _swapped(got, want, rule)


def _uncalled(got: object) -> str | None:
    """Something that makes values, in place of a value."""
    if kind(got) != "opaque":
        return None
    if defines(got, "__next__"):
        return text("It makes its items one by one, when asked. Is a list(...) around it missing?")
    if defines(got, "__await__") or defines(got, "__anext__"):
        return text(
            "It is a coroutine, which has not run yet. Is a plain `def` in place of `async def` meant?"
        )
    if defines(got, "__call__"):
        return text("It is a function or a class. Are the parentheses of a call missing?")
    return None


def _wrapped(got: object, want: object, rule: Rule) -> str | None:
    """The value alone in a tuple or a list."""
    name = kind(got)
    if name not in ("tuple", "list") or len(plain(got)) != 1 or compare(plain(got)[0], want, rule):
        return None
    if name == "tuple":
        return text("It is right, but alone in a tuple: is there a comma behind it in the `return`?")
    return text("It is right, but alone in a list: are the brackets around it too many?")


def _swapped(got: object, want: object, rule: Rule) -> str | None:
    """Several results in another order. Of numbers in a list, another hint says so."""
    if kind(got) != "tuple" and not (kind(got) == "list" and as_array(got) is None):
        return None
    if kind(want) not in ("list", "tuple") or not 2 <= len(items(got)) == len(items(want)) <= _MAX_PARTS:
        return None
    parts = items(want)
    if any(
        all(compare(left, right, rule) is None for left, right in zip(order, parts, strict=True))
        for order in permutations(items(got))
    ):
        return text("Its parts are right, in another order. Are they swapped in the `return`?")
    return None
