"""The folder of dives. What a dive leaves out follows from its file's name, its topic and its day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from divebell.library.diagnostics import Diagnostic
from divebell.library.fields import ISO_DATE
from divebell.library.folders import DATED, markdown_shelf
from divebell.library.models import Dive
from divebell.library.shelf import texts_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from divebell.library.shelf import Kind, Shelf
    from divebell.library.source import Tree
    from divebell.library.yaml_source import YamlDocument


def dive_shelf(tree: Tree, directory: str, others: Mapping[Kind, Shelf[Any]]) -> Shelf[Dive]:
    """All dives of a folder; `others` has the topics, the problems and the spotlights."""
    topics, spotlights = others["topics"].slugs, sorted(others["spotlights"].slugs)
    problems = _problems_by_topic(others["problems"])

    def implied(slug: str, document: YamlDocument) -> dict[str, object]:
        dated = DATED.match(slug)
        if not dated:
            return {}
        values: dict[str, object] = {"date": dated["day"]}
        if dated["name"] in topics:
            values["topic"] = dated["name"]
        topic = document.data.get("topic", values.get("topic"))
        of_topic = problems.get(topic, []) if isinstance(topic, str) else []
        if len(of_topic) == 1:
            values["problem"] = of_topic[0]
        elif of_topic and "problem" not in document.data:
            message = f"topic {topic!r} has {len(of_topic)} problems, and the dive names none of them"
            hint = f"add `problem: {of_topic[0]}` or another"
            tree.report(document.diagnostic((), "ambiguous-problem", message, hint))
        if spotlights:
            values["spotlight"] = spotlights[_number(dated["day"]) % len(spotlights)]
        return values

    dives = markdown_shelf(tree, directory, "dive", Dive, implied=implied)
    _check_names(dives, tree)
    return dives


def _problems_by_topic(problems: Shelf[Any]) -> Mapping[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for slug, document in problems.documents.items():
        for _, topic in texts_at(document.data, ("topics", "*")):
            found[topic].append(slug)
    return found


def _number(day: str) -> int:
    """The number of a day; 0 for what is no day of the calendar, which is told of elsewhere."""
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0


def _check_names(dives: Shelf[Dive], tree: Tree) -> None:
    for slug, path in dives.slugs.items():
        dated = DATED.match(slug)
        if not dated:
            hint = "rename it, for example to 2026-11-18-optimizers.md"
            message = "the file's name must begin with the dive's date"
            tree.report(Diagnostic(path, 1, 1, message, hint, code="bad-name"))
            continue
        document = dives.documents.get(slug)
        for location, written in texts_at(document.data if document else None, ("date",)):
            if document and written != dated["day"] and ISO_DATE.fullmatch(written):
                message = f"date {written} is not that of the file's name, {dated['day']}"
                hint = "rename the file or change the date"
                tree.report(document.diagnostic(location, "date-and-name", message, hint))
