"""Equations, figures and tables that a text refers to by name: their numbers, and what is wrong with names.

An equation is numbered if it has a label. The figures with captions are numbered, all of them, if one has a
label; and so are the tables.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from divebell.library import Diagnostic, Text
from divebell.library.suggest import did_you_mean

from .blocks.block import Block
from .blocks.forms import FORMS
from .places import at
from .scan import Caption, Formula, Insert, Reference

KINDS: Mapping[str, str] = {"eq": "equation", "fig": "figure", "tab": "table"}
"""What a label begins with, and what has it."""

_CALLED = {"eq": "({})", "fig": "Figure {}", "tab": "Table {}"}
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FORM = "it is written like {}:two-words, in small letters, digits and hyphens"


def called(kind: str, number: int) -> str:
    """`(3)`, `Figure 3` or `Table 3`, with a space at which no line ends."""
    return _CALLED[kind].format(number).replace(" ", "\N{NO-BREAK SPACE}")


def identifier(label: str, prefix: str) -> str:
    """The `id` of what has a label, in a text whose identifiers begin with `prefix`."""
    return f"{prefix}{label.replace(':', '-')}" if label else ""


@dataclass(frozen=True)
class _Labelled:
    """What can have a label."""

    index: int
    """Of the insert."""
    kind: str
    label: str
    line: int
    column: int


class Labels:
    """The labels of one text. `inserts` are those of the text, and `within` those of its blocks' captions."""

    def __init__(self, inserts: Sequence[Insert], within: Sequence[Insert], prefix: str) -> None:
        self._found = list(_labelled(inserts))
        self._references = [
            insert for insert in (*inserts, *within) if isinstance(insert, Reference) and insert.kind in KINDS
        ]
        self._prefix = prefix
        numbered = {each.kind for each in self._found if each.label}
        counts: Counter[str] = Counter()
        self._numbers: dict[int, tuple[str, int]] = {}
        self._by_label: dict[str, str] = {}
        for each in self._found:
            if each.kind in numbered and (each.label or each.kind != "eq"):
                counts[each.kind] += 1
                self._numbers[each.index] = each.kind, counts[each.kind]
                self._by_label.setdefault(each.label, called(each.kind, counts[each.kind]))

    def number(self, index: int) -> int | None:
        """The number of the insert at `index`; None if it has none."""
        return self._numbers[index][1] if index in self._numbers else None

    def called(self, index: int) -> str:
        """What the insert at `index` is called in its text: `Figure 3`; "" if it has no number."""
        return called(*self._numbers[index]) if index in self._numbers else ""

    def target(self, reference: Reference) -> str | None:
        """What a reference's target is called; None if there is none."""
        return self._by_label.get(f"{reference.kind}:{reference.slug}")

    def link(self, reference: Reference) -> str:
        """A reference as HTML; "" if its target is not there."""
        target = self.target(reference)
        if target is None:
            return ""
        address = identifier(f"{reference.kind}:{reference.slug}", self._prefix)
        return f'<a class="cross-reference" href="#{address}">{html.escape(reference.label or target)}</a>'

    def diagnostics(self, text: Text) -> Iterator[Diagnostic]:
        """What is wrong with the labels, and with the references to them."""
        used = {f"{reference.kind}:{reference.slug}" for reference in self._references}
        seen: dict[str, int] = {}
        for each in self._found:
            if not each.label:
                continue
            message, hint = "", ""
            kind, _, name = each.label.partition(":")
            if kind != each.kind or not _NAME.fullmatch(name):
                message = f"'{each.label}' is not a label of {_with_article(KINDS[each.kind])}"
                hint = _FORM.format(each.kind)
            elif each.label in seen:
                message = f"the label '{each.label}' is on line {seen[each.label]} already"
            elif each.label not in used:
                message = f"nothing refers to the label '{each.label}'"
                hint = f"write [[{each.label}]] in the text, or take the label away"
            seen.setdefault(each.label, each.line)
            if message:
                yield at(
                    text, each.line, each.column, message, code="label", hint=hint, width=len(each.label)
                )
        for reference in self._references:
            if self.target(reference) is None:
                label = f"{reference.kind}:{reference.slug}"
                message = f"this text has no {KINDS[reference.kind]} with the label '{label}'"
                near = did_you_mean(label, filter(None, self._by_label))
                yield at(
                    text,
                    reference.line,
                    reference.column,
                    message,
                    code="label",
                    hint=near,
                    width=reference.width,
                )


def _labelled(inserts: Sequence[Insert]) -> Iterator[_Labelled]:
    for index, insert in enumerate(inserts):
        match insert:
            case Formula(label=label) if label:
                yield _Labelled(
                    index, "eq", label, insert.line + insert.latex.count("\n"), insert.label_column
                )
            case Caption():
                yield _Labelled(index, insert.of, insert.label, insert.line, insert.column)
            case Block() if insert.form in FORMS and not insert.part:
                kind = FORMS[insert.form].labelled
                if kind and insert.options.get("caption"):
                    yield _Labelled(index, kind, insert.options.get("id", ""), insert.line, 1)


def _with_article(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
