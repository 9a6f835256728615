"""Checks across files. They read what was written, so that one bad field does not hide another's mistake."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any

from divebell.library.fields import SLUG, slug_from
from divebell.library.shelf import texts_at
from divebell.library.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from divebell.library.shelf import Kind, Shelf
    from divebell.library.source import Report
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

# A guess compares a name with every other: after a folder was renamed, thousands of them would take minutes.
_MAX_HINTS = 100


def check_references(shelves: Mapping[Kind, Shelf[Any]], report: Report) -> None:
    """Report names of things that are not there, and things that are placed twice or in a circle."""
    _check_targets(shelves, report)
    _check_dates(shelves["dives"], report)
    _check_chapters(shelves["plans"], report)
    _check_cycles(shelves["topics"], report)
    _check_aliases(shelves["topics"], report)
    _check_urls(shelves["postings"], report)


def _check_targets(shelves: Mapping[Kind, Shelf[Any]], report: Report) -> None:
    hints: dict[tuple[Kind, str], str] = {}
    for kind, references in _REFERENCES.items():
        for document in shelves[kind].documents.values():
            for pattern, target in references:
                known = shelves[target].slugs
                for location, slug in texts_at(document.data, pattern):
                    if slug in known or not SLUG.fullmatch(slug):
                        continue
                    if (target, slug) not in hints:
                        hints[target, slug] = did_you_mean(slug, known) if len(hints) < _MAX_HINTS else ""
                    message = f"unknown {target.removesuffix('s')} {slug!r}"
                    report(document.diagnostic(location, message, hints[target, slug]))


def _check_dates(dives: Shelf[Any], report: Report) -> None:
    first: dict[str, str] = {}
    for document in dives.documents.values():
        for location, date in texts_at(document.data, ("date",)):
            if date in first:
                report(document.diagnostic(location, f"there is a dive of {date} already: {first[date]}"))
            else:
                first[date] = document.source.path


def _check_chapters(plans: Shelf[Any], report: Report) -> None:
    places: dict[str, str] = {}
    for document in plans.documents.values():
        ids: set[str] = set()
        for location, chapter in _chapter_ids(document):
            if chapter in ids:
                report(
                    document.diagnostic(
                        location, f"duplicate chapter {chapter!r}", "give it an id of its own"
                    )
                )
            ids.add(chapter)
        for location, topic in texts_at(document.data, ("chapters", "*", "topics", "*")):
            if topic in places:
                message = f"topic {topic!r} is placed in a chapter already: {places[topic]}"
                report(document.diagnostic(location, message, "keep it in one of the two"))
            else:
                places[topic] = f"{document.source.path}:{document.line(location)}"


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
            message = f"topics require one another in a circle: {' -> '.join([*cycle, cycle[0]])}"
            location = next(place for place, slug in _requirements(document) if slug == following)
            report(document.diagnostic(location, message, "take one of these out of 'requires'"))
            for slug in cycle:
                del graph[slug]
        else:
            return


def _requirements(topic: YamlDocument) -> list[tuple[Location, str]]:
    return list(texts_at(topic.data, ("requires", "*")))


def _check_aliases(topics: Shelf[Any], report: Report) -> None:
    names: dict[str, str] = {}
    for slug, document in topics.documents.items():
        for _, title in texts_at(document.data, ("title",)):
            names.setdefault(title.strip().casefold(), slug)
    for slug, document in topics.documents.items():
        for location, alias in texts_at(document.data, ("aliases", "*")):
            owner = names.setdefault(alias.strip().casefold(), slug)
            if owner != slug:
                message = f"topic {owner!r} goes by the name {alias!r} already"
                report(document.diagnostic(location, message, "keep it at one of the two"))


def _check_urls(postings: Shelf[Any], report: Report) -> None:
    first: dict[str, str] = {}
    for document in postings.documents.values():
        for pattern in (("url",), ("postings", "*", "url")):
            for location, url in texts_at(document.data, pattern):
                if url in first:
                    message = f"there is a posting with this URL already: {first[url]}"
                    report(document.diagnostic(location, message, "keep one of the two"))
                else:
                    first[url] = f"{document.source.path}:{document.line(location)}"
