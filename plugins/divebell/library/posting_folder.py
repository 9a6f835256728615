"""The folder of postings: a file for each that is written by hand, and the lists of those that are synced."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from divebell.library.authored import PostingFile, SyncedPostings
from divebell.library.diagnostic_text import clipped
from divebell.library.diagnostics import Related
from divebell.library.documentation import field_address
from divebell.library.folders import DATED, slugs_in
from divebell.library.models import Posting, Text
from divebell.library.shelf import Shelf, texts_at
from divebell.library.validation import validate
from divebell.library.yaml_source import read_yaml

if TYPE_CHECKING:
    from divebell.library.source import Report, Source, Tree
    from divebell.library.yaml_source import Location, YamlDocument

SOURCES = "sources.yml"
"""Where synced postings come from; it is read by those who sync."""
SYNCED = "synced"


class _Listed(NamedTuple):
    """A list of postings: of each, its slug with the place, and the postings if all are right."""

    document: YamlDocument
    slugs: tuple[tuple[str, Related], ...]
    postings: tuple[Posting, ...]


def posting_shelf(tree: Tree, directory: str) -> Shelf[Posting]:
    """All postings of a folder. The documents of lists stand under the lists' paths."""
    shelf = Shelf[Posting](slugs_in(tree, directory, ".yml", others=(SOURCES, SYNCED)))
    for slug, path in shelf.slugs.items():
        source = tree.read(path)
        found = tree.once("checked", path, _read_one, slug, source) if source else None
        if found:
            shelf.documents[slug], posting = found
            if posting:
                shelf.models[slug] = posting
    places: dict[str, Related] = {}
    for path in slugs_in(tree, f"{directory}/{SYNCED}", ".yml").values():
        source = tree.read(path)
        listed = tree.once("checked", path, _read_list, source) if source else None
        if listed:
            shelf.documents[path] = listed.document
            _put_list(listed, shelf, places, tree.report)
    return shelf


def _read_one(slug: str, source: Source, report: Report) -> tuple[YamlDocument, Posting | None] | None:
    document = read_yaml(source, source.text, 1, report, "posting")
    if document is None:
        return None
    dated = DATED.match(slug)
    document = document.with_defaults({"posted": dated["day"]} if dated else {})
    checked = validate(PostingFile, document, report)
    posting = _posting(checked, slug, document, ()) if checked else None
    document.nodes.let_go()
    return document, posting


def _read_list(source: Source, report: Report) -> _Listed | None:
    document = read_yaml(source, source.text, 1, report, "synced-postings")
    if document is None:
        return None
    slugs = tuple(
        (slug, document.related(location, "first here"))
        for location, slug in texts_at(document.data, ("postings", "*", "slug"))
    )
    checked = validate(SyncedPostings, document, report)
    postings = tuple(
        _posting(posting, posting.slug, document, ("postings", index))
        for index, posting in enumerate(checked.postings if checked else ())
    )
    document.nodes.let_go()
    return _Listed(document, slugs, postings)


def _put_list(listed: _Listed, shelf: Shelf[Posting], places: dict[str, Related], report: Report) -> None:
    """Put a list's postings on the shelf; `places` has where earlier lists name theirs."""
    for slug, place in listed.slugs:
        if slug in shelf.slugs:
            first = places.get(slug) or Related("first here", shelf.slugs[slug], 1, 1)
            message = f"there is a posting {clipped(slug)!r} already"
            source = listed.document.source
            found = source.diagnostic(
                place.line,
                place.column,
                "duplicate-slug",
                message,
                "give it a slug of its own",
                len(slug),
                related=(first,),
                docs=field_address(listed.document.kind, ("postings", 0, "slug")),
            )
            report(found)
        else:
            shelf.slugs[slug] = listed.document.source.path
            places[slug] = place
    shelf.models.update((posting.slug, posting) for posting in listed.postings)


def _posting(fields: PostingFile, slug: str, document: YamlDocument, location: Location) -> Posting:
    line = document.text_line((*location, "description"))
    description = Text(document.source.path, line, fields.description)
    return Posting.model_construct(**dict(fields) | {"slug": slug, "description": description})
