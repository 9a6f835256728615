"""Checks across files. They read what was written, so that one bad field does not hide another's mistake."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from divebell.library.diagnostic_text import clipped
from divebell.library.diagnostics import UNKNOWN_REFERENCE
from divebell.library.fields import SLUG, slug_from
from divebell.library.shelf import texts_at
from divebell.library.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from divebell.library.shelf import Kind, Shelf
    from divebell.library.source import Report, Tree
    from divebell.library.yaml_source import Location, YamlDocument

# Where each kind of content names others.
_REFERENCES: dict[Kind, tuple[tuple[Location, Kind], ...]] = {
    "dives": (
        (("topic",), "topics"),
        (("problem",), "problems"),
        (("spotlight",), "spotlights"),
        (("authors", "*"), "authors"),
    ),
    "topics": ((("requires", "*"), "topics"),),
    "plans": ((("chapters", "*", "topics", "*"), "topics"),),
    "problems": ((("collection",), "collections"), (("topics", "*"), "topics")),
    "case_studies": ((("topics", "*"), "topics"), (("problems", "*"), "problems")),
    "assessments": ((("problems", "*"), "problems"), (("plan",), "plans")),
}

# What a target is called, where it is not its kind without the plural's s.
_NAMES: dict[Kind, str] = {"case_studies": "case study"}

# A guess compares a name with every other: after a folder was renamed, thousands of them would take minutes.
_MAX_HINTS = 100

_SHOWN = 8
"""The most topics of a circle that are written out."""

type _Mention = tuple[Location, str, Kind]
"""Where a document names something, what it names, and of which kind that is."""


def check_references(shelves: Mapping[Kind, Shelf[Any]], tree: Tree) -> None:
    """Report names of things that are not there, and things that are placed twice or in a circle."""
    _check_targets(shelves, tree)
    _check_dates(shelves["dives"], tree.report)
    _check_chapters(shelves["plans"], tree.report)
    _check_cycles(shelves["topics"], tree.report)
    _check_aliases(shelves["topics"], tree.report)
    _check_urls(shelves["postings"], tree.report)


def _check_targets(shelves: Mapping[Kind, Shelf[Any]], tree: Tree) -> None:
    hints: dict[tuple[Kind, str], str] = {}
    known = {kind: shelf.slugs for kind, shelf in shelves.items()}
    for kind in _REFERENCES:
        for document in shelves[kind].documents.values():
            mentions = tree.once("mentions", document.source.path, _mentions, document, kind)
            for location, slug, target in mentions:
                if slug in known[target]:
                    continue
                if (target, slug) not in hints:
                    hints[target, slug] = _hint(target, slug, known) if len(hints) < _MAX_HINTS else ""
                message = f"unknown {_name(target)} {clipped(slug)!r}"
                hint = hints[target, slug]
                tree.report(document.diagnostic(location, UNKNOWN_REFERENCE, message, hint))


def _mentions(document: YamlDocument, kind: Kind, report: Report) -> tuple[_Mention, ...]:
    """What a document of a kind names; names that cannot be any are told of as fields."""
    return tuple(
        (location, slug, target)
        for pattern, target in _REFERENCES[kind]
        for location, slug in texts_at(document.data, pattern)
        if SLUG.fullmatch(slug)
    )


def _hint(target: Kind, slug: str, known: Mapping[Kind, Mapping[str, str]]) -> str:
    if guess := did_you_mean(clipped(slug), known[target]):
        return guess
    other = next((kind for kind, slugs in known.items() if slug in slugs), None)
    if other:
        return f"there is a {_name(other)} of this name, but no {_name(target)}"
    if not known[target]:
        return f"there is no {_name(target)} yet: write it"
    return f"write the {_name(target)}, or name another"


def _name(kind: Kind) -> str:
    return _NAMES.get(kind, kind.removesuffix("s"))


def _check_dates(dives: Shelf[Any], report: Report) -> None:
    first: dict[str, tuple[YamlDocument, Location]] = {}
    for document in dives.documents.values():
        for location, date in texts_at(document.data, ("date",)):
            earlier, place = first.setdefault(date, (document, location))
            if earlier is not document:
                message, hint = f"there is a dive of {clipped(date)} already", "give it another day"
                related = (earlier.related(place, "first here"),)
                report(document.diagnostic(location, "duplicate-date", message, hint, related=related))


def _check_chapters(plans: Shelf[Any], report: Report) -> None:
    placed: dict[str, tuple[YamlDocument, Location]] = {}
    for document in plans.documents.values():
        ids: dict[str, Location] = {}
        for location, chapter in _chapter_ids(document):
            earlier = ids.setdefault(chapter, location)
            if earlier != location:
                message, hint = f"duplicate chapter {clipped(chapter)!r}", "give it an id of its own"
                related = (document.related(earlier, "first here"),)
                report(document.diagnostic(location, "duplicate-chapter", message, hint, related=related))
        for location, topic in texts_at(document.data, ("chapters", "*", "topics", "*")):
            other, place = placed.setdefault(topic, (document, location))
            if (other, place) != (document, location):
                message = f"topic {clipped(topic)!r} is placed in a chapter already"
                hint, related = "keep it in one of the two", (other.related(place, "first here"),)
                report(document.diagnostic(location, "topic-placed-twice", message, hint, related=related))


def _chapter_ids(plan: YamlDocument) -> Iterator[tuple[Location, str]]:
    """The identifier of each chapter that has a title, with where it is said."""
    written = dict(texts_at(plan.data, ("chapters", "*", "id")))
    for title, words in texts_at(plan.data, ("chapters", "*", "title")):
        location = (*title[:-1], "id")
        yield (location, written[location]) if location in written else (title, slug_from(words))


def _check_cycles(topics: Shelf[Any], report: Report) -> None:
    graph = {
        slug: [required for _, required in _requirements(document)]
        for slug, document in topics.documents.items()
    }
    while True:
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            # Each node of the cycle requires the one before it; the last is the first again.
            cycle = error.args[1][:0:-1]
            start = cycle.index(min(cycle))
            cycle = cycle[start:] + cycle[:start]
            document = topics.documents[cycle[0]]
            following = cycle[1 % len(cycle)]
            message = f"topics require one another in a circle: {_path_of(cycle)}"
            location = next(place for place, slug in _requirements(document) if slug == following)
            hint = "take one of these out of 'requires'"
            related = tuple(
                topics.documents[one].related(place, f"{one!r} requires {required!r} here")
                for one, following in list(pairwise([*cycle, cycle[0]]))[1:]
                for place, required in _requirements(topics.documents[one])
                if required == following
            )
            report(document.diagnostic(location, "prerequisite-cycle", message, hint, related=related))
            for slug in cycle:
                del graph[slug]
        else:
            return


def _path_of(cycle: list[str]) -> str:
    shown = cycle if len(cycle) <= _SHOWN else [*cycle[: _SHOWN - 1], "..."]
    return " -> ".join([*shown, cycle[0]])


def _requirements(topic: YamlDocument) -> list[tuple[Location, str]]:
    return list(texts_at(topic.data, ("requires", "*")))


def _check_aliases(topics: Shelf[Any], report: Report) -> None:
    names: dict[str, tuple[str, Location]] = {}
    for slug, document in topics.documents.items():
        for location, title in texts_at(document.data, ("title",)):
            names.setdefault(title.strip().casefold(), (slug, location))
    for slug, document in topics.documents.items():
        for location, alias in texts_at(document.data, ("aliases", "*")):
            owner, place = names.setdefault(alias.strip().casefold(), (slug, location))
            if owner != slug:
                message = f"topic {owner!r} goes by the name {clipped(alias)!r} already"
                related = (topics.documents[owner].related(place, "first here"),)
                hint = "keep it at one of the two"
                report(document.diagnostic(location, "duplicate-alias", message, hint, related=related))


def _check_urls(postings: Shelf[Any], report: Report) -> None:
    first: dict[str, tuple[YamlDocument, Location]] = {}
    for document in postings.documents.values():
        for pattern in (("url",), ("postings", "*", "url")):
            for location, url in texts_at(document.data, pattern):
                earlier, place = first.setdefault(url, (document, location))
                if (earlier, place) != (document, location):
                    message, hint = "there is a posting with this URL already", "keep one of the two"
                    related = (earlier.related(place, "first here"),)
                    report(document.diagnostic(location, "duplicate-url", message, hint, related=related))
