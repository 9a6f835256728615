"""Lists that readers narrow by facets."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    count: int
    """How many items of the whole list have the value."""


@dataclass(frozen=True)
class Facet:
    """A property to choose by; an item may have several of its values."""

    name: str
    """The item's attribute is `data-` and this."""
    label: str
    choices: Sequence[Choice]


def facet(
    name: str, label: str, labels: Mapping[str, str], values: Iterable[str], *, ordered: bool = False
) -> Facet:
    """A facet of the values that occur in `values`, by label, or in the order of `labels` if `ordered`."""
    counts = Counter(values)
    choices = [Choice(value, text, counts[value]) for value, text in labels.items() if counts[value]]
    if not ordered:
        choices.sort(key=lambda choice: _plain(choice.label))
    return Facet(name, label, choices)


def _plain(label: str) -> str:
    """A label to sort by, without case and accents: Åland is beside Albania."""
    return "".join(filter(str.isascii, unicodedata.normalize("NFKD", label.casefold()))) or label
