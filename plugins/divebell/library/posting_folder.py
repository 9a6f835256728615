"""The folder of postings: a file for each that is written by hand, and the lists of those that are synced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from divebell.library.authored import PostingFile, SyncedPostings
from divebell.library.folders import DATED, read_document, slugs_in
from divebell.library.models import Posting, Text
from divebell.library.shelf import Shelf, texts_at
from divebell.library.validation import validate

if TYPE_CHECKING:
    from divebell.library.source import Report, Tree
    from divebell.library.yaml_source import Location, YamlDocument

SOURCES = "sources.yml"
"""Where synced postings come from; it is read by those who sync."""
SYNCED = "synced"


def posting_shelf(tree: Tree, directory: str) -> Shelf[Posting]:
    """All postings of a folder. The documents of lists stand under the lists' paths."""
    shelf = Shelf[Posting](slugs_in(tree, directory, ".yml", others=(SOURCES, SYNCED)))
    for slug, path in shelf.slugs.items():
        document = read_document(tree, path)
        if document is None:
            continue
        document = document.with_defaults(_implied(slug))
        shelf.documents[slug] = document
        checked = validate(PostingFile, document, tree.report)
        if checked:
            shelf.models[slug] = _posting(checked, slug, document, ())
    for path in slugs_in(tree, f"{directory}/{SYNCED}", ".yml").values():
        document = read_document(tree, path)
        if document:
            shelf.documents[path] = document
            _read_list(document, shelf, tree.report)
    return shelf


def _implied(slug: str) -> dict[str, object]:
    dated = DATED.match(slug)
    return {"posted": dated["day"]} if dated else {}


def _read_list(document: YamlDocument, shelf: Shelf[Posting], report: Report) -> None:
    for location, slug in texts_at(document.data, ("postings", "*", "slug")):
        if slug in shelf.slugs:
            message = f"there is a posting {slug!r} already: {shelf.slugs[slug]}"
            report(document.diagnostic(location, message, "give it a slug of its own"))
        else:
            shelf.slugs[slug] = f"{document.source.path}:{document.line(location)}"
    checked = validate(SyncedPostings, document, report)
    for index, posting in enumerate(checked.postings if checked else ()):
        shelf.models[posting.slug] = _posting(posting, posting.slug, document, ("postings", index))


def _posting(fields: PostingFile, slug: str, document: YamlDocument, location: Location) -> Posting:
    line = document.text_line((*location, "description"))
    description = Text(document.source.path, line, fields.description)
    return Posting.model_construct(**dict(fields) | {"slug": slug, "description": description})
